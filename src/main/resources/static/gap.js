// Arrow keys in the matrix. Without this script every cell is a link of its own, reached by Tab.
const table = document.querySelector('table.gap-table[id=matrix]');

if (table) {
  const rows = [...table.tBodies[0].rows];
  const linkAt = (row, column) => rows[row]?.cells[column]?.querySelector('a') ?? null;
  let current = table.tBodies[0].querySelector('td a');

  // One stop of the Tab key for the whole body of the table.
  table.tBodies[0].querySelectorAll('a').forEach((link) => link.setAttribute('tabindex', '-1'));
  current?.setAttribute('tabindex', '0');
  document.querySelectorAll('.gap-keys').forEach((words) => words.removeAttribute('hidden'));

  const go = (link) => {
    if (!link) {
      return;
    }
    current?.setAttribute('tabindex', '-1');
    current = link;
    link.setAttribute('tabindex', '0');
    link.focus();
  };

  // The first link from a place on, in steps; cells that are left out are passed over.
  const walk = (row, column, down, right) => {
    let r = row;
    let c = column;
    while (r >= 0 && r < rows.length && c >= 0 && c < rows[r].cells.length) {
      const link = linkAt(r, c);
      if (link) {
        return link;
      }
      r += down;
      c += right;
    }
    return null;
  };

  table.tBodies[0].addEventListener('keydown', (event) => {
    const link = event.target.closest('a');
    if (!link || event.altKey || event.metaKey || event.shiftKey) {
      return;
    }
    const cell = link.closest('td, th');
    const row = rows.indexOf(cell.parentNode);
    const column = cell.cellIndex;
    const last = rows[row].cells.length - 1;
    let next = null;
    switch (event.key) {
      case 'ArrowRight':
        next = walk(row, column + 1, 0, 1);
        break;
      case 'ArrowLeft':
        next = walk(row, column - 1, 0, -1);
        break;
      case 'ArrowDown':
        next = walk(row + 1, column, 1, 0);
        break;
      case 'ArrowUp':
        next = walk(row - 1, column, -1, 0);
        break;
      case 'Home':
        next = event.ctrlKey ? walk(0, column, 1, 0) : walk(row, 1, 0, 1);
        break;
      case 'End':
        next = event.ctrlKey ? walk(rows.length - 1, column, -1, 0) : walk(row, last, 0, -1);
        break;
      default:
        return;
    }
    event.preventDefault();
    go(next);
  });

  table.tBodies[0].addEventListener('focusin', (event) => {
    const link = event.target.closest('a');
    if (link && link !== current) {
      current?.setAttribute('tabindex', '-1');
      current = link;
      link.setAttribute('tabindex', '0');
    }
  });
}
