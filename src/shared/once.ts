/**
 * Makes a value when it is first asked for, and then keeps it. Building the schemas of all messages
 * and items takes longer than all else that a worker does when it starts, and a start needs few.
 * @param make is called once at most, unless it throws
 */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
