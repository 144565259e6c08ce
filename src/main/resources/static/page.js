// Comforts for every page; each page is whole without them.
import { initAll } from './govuk-frontend.js';

initAll();
