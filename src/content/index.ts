/** The script on the portal's pages. */
import { watchPage } from './watch-page';

watchPage();
