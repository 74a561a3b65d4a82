/**
 * Takes a name apart that the reader has put together: `CN="a, b" + UID=c, C=JP`.
 * @returns its sets of attributes, each as type and value, in the order of the text
 */
export function splitName(text: string): [type: string, value: string][][] {
  const sets: [string, string][][] = [];
  let rest = text;
  let isNewSet = true;
  while (rest !== '') {
    const read = /^([A-Za-z]+|[\d.]+)=(?:"((?:[^"]|"")*)"|([^,+"]*?))(, | \+ |$)/.exec(rest);
    if (read === null) throw new Error(`"${rest}" is no name.`);
    const [whole, type = '', quoted, plain = '', mark] = read;
    const attribute: [string, string] = [type, quoted?.replaceAll('""', '"') ?? plain];
    if (isNewSet) sets.push([attribute]);
    else sets.at(-1)?.push(attribute);
    isNewSet = mark === ', ';
    rest = rest.slice(whole.length);
  }
  return sets;
}
