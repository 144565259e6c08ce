// Makes the picture of a network one that can be moved, enlarged and asked. The picture and the list are whole
// without it.
const scroll = document.querySelector('.network-scroll');
const picture = scroll?.querySelector('.network-picture');
const tools = document.querySelector('.network-tools');

if (picture && tools) {
  const width = picture.viewBox.baseVal.width;
  const height = picture.viewBox.baseVal.height;
  let scale = 1;

  const show = (next) => {
    const middleX = (scroll.scrollLeft + scroll.clientWidth / 2) / scale;
    const middleY = (scroll.scrollTop + scroll.clientHeight / 2) / scale;
    scale = Math.min(3, Math.max(0.2, next));
    picture.setAttribute('width', String(Math.round(width * scale)));
    picture.setAttribute('height', String(Math.round(height * scale)));
    scroll.scrollLeft = middleX * scale - scroll.clientWidth / 2;
    scroll.scrollTop = middleY * scale - scroll.clientHeight / 2;
  };
  const button = (words, name, action) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'govuk-button govuk-button--secondary';
    made.textContent = words;
    if (name) {
      made.setAttribute('aria-label', name);
    }
    made.addEventListener('click', action);
    tools.append(made);
  };
  button('+', 'Enlarge the picture', () => show(scale * 1.25));
  button('−', 'Make the picture smaller', () => show(scale / 1.25));
  button('Fit to the page', '', () => show(scroll.clientWidth / width));
  button('Full size', '', () => show(1));
  tools.hidden = false;

  // Moved by dragging, as a map is; a click stays a click.
  let from = null;
  scroll.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse' && event.button === 0 && !event.target.closest('a')) {
      from = { x: event.clientX + scroll.scrollLeft, y: event.clientY + scroll.scrollTop };
      scroll.classList.add('is-grabbed');
      scroll.setPointerCapture(event.pointerId);
    }
  });
  scroll.addEventListener('pointermove', (event) => {
    if (from) {
      scroll.scrollLeft = from.x - event.clientX;
      scroll.scrollTop = from.y - event.clientY;
    }
  });
  const drop = () => {
    from = null;
    scroll.classList.remove('is-grabbed');
  };
  scroll.addEventListener('pointerup', drop);
  scroll.addEventListener('pointercancel', drop);

  // Whatever is pointed at or has the focus stands out with its routes.
  const lines = [...picture.querySelectorAll('.network-line')];
  const ask = (box) => {
    const near = new Set([box.id]);
    lines.forEach((line) => {
      const own = line.dataset.from === box.id || line.dataset.to === box.id;
      line.classList.toggle('is-near', own);
      if (own) {
        near.add(line.dataset.from);
        near.add(line.dataset.to);
      }
    });
    picture.querySelectorAll('.network-box').forEach((each) => each.classList.toggle('is-near', near.has(each.id)));
    picture.classList.add('is-asked');
  };
  picture.querySelectorAll('.network-box').forEach((box) => {
    box.addEventListener('mouseenter', () => ask(box));
    box.addEventListener('focus', () => ask(box));
    box.addEventListener('mouseleave', () => picture.classList.remove('is-asked'));
    box.addEventListener('blur', () => picture.classList.remove('is-asked'));
  });
}
