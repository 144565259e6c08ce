// Suggestions while typing, by the combobox pattern of WAI-ARIA: arrow keys move, Enter opens,
// Escape closes. Without this script the field is an ordinary one.
const DELAY = 120;

document.querySelectorAll('input[data-suggest]').forEach((input) => {
  const list = document.createElement('ul');
  list.id = input.id + '-suggestions';
  list.className = 'waymark-suggest';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  list.hidden = true;
  const said = document.createElement('div');
  said.className = 'govuk-visually-hidden';
  said.setAttribute('role', 'status');
  const holder = document.createElement('div');
  holder.className = 'waymark-suggest-holder';
  input.before(holder);
  holder.append(input, list, said);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
  input.setAttribute('aria-controls', list.id);

  let active = -1;
  let timer;
  let asked = 0;

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function activate(index) {
    const options = [...list.children];
    active = options.length === 0 ? -1 : (index + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === active)));
    if (active >= 0) {
      input.setAttribute('aria-activedescendant', options[active].id);
      options[active].scrollIntoView({ block: 'nearest' });
    }
  }

  function show(lines) {
    list.replaceChildren(
      ...lines.map((line, i) => {
        const option = document.createElement('li');
        option.id = list.id + '-' + i;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.dataset.href = line.href;
        const text = document.createElement('span');
        text.textContent = line.text;
        const kind = document.createElement('span');
        kind.className = 'waymark-suggest__kind';
        kind.textContent = ' ' + line.kind;
        option.append(text, kind);
        option.addEventListener('mousedown', (event) => {
          event.preventDefault();
          window.location.assign(line.href);
        });
        return option;
      }),
    );
    active = -1;
    input.removeAttribute('aria-activedescendant');
    list.hidden = lines.length === 0;
    input.setAttribute('aria-expanded', String(lines.length > 0));
    said.textContent =
      lines.length === 0 ? '' : lines.length + (lines.length === 1 ? ' suggestion' : ' suggestions');
  }

  async function ask() {
    const text = input.value.trim();
    const number = ++asked;
    if (text.length < 2) {
      show([]);
      return;
    }
    try {
      const response = await fetch(input.dataset.suggest + '?q=' + encodeURIComponent(text), {
        credentials: 'omit',
        headers: { Accept: 'application/json' },
      });
      const lines = response.ok ? await response.json() : [];
      if (number === asked && document.activeElement === input) {
        show(lines);
      }
    } catch {
      close();
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, DELAY);
  });
  input.addEventListener('blur', () => {
    clearTimeout(timer);
    asked++;
    close();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === 'ArrowDown' && !list.hidden) {
      event.preventDefault();
      activate(active + 1);
    } else if (event.key === 'ArrowUp' && !list.hidden) {
      event.preventDefault();
      activate(active < 0 ? -1 : active - 1);
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      window.location.assign(list.children[active].dataset.href);
    }
  });
});
