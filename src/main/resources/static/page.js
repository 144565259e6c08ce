// Comforts for every page; each page is whole without them.
import { initAll } from './govuk-frontend.js';

initAll();

// On a narrow screen the filters begin folded, so that results come first.
const filters = document.querySelector('details[data-filters]');
const mistaken = filters?.querySelector('.govuk-error-message');
if (filters && !mistaken && window.matchMedia('(max-width: 48em)').matches) {
  filters.open = false;
}

// Fields left empty ask nothing: they are kept out of the address.
document.querySelectorAll('form[method="get"]').forEach((form) => {
  form.addEventListener('formdata', (event) => {
    for (const [name, value] of [...event.formData.entries()]) {
      if (value === '') {
        event.formData.delete(name);
      }
    }
  });
});
