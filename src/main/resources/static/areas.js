// Beside the list of areas: narrows it while one types, and draws a map whose areas tick and untick the
// boxes. The list does all of it without this; the map stays away when anything fails.
const filter = document.querySelector('[data-area-filter]');
const holder = document.querySelector('[data-area-map]');
const boxes = holder ? [...document.querySelectorAll(`input[type="checkbox"][name="${CSS.escape(holder.dataset.areaMap)}"]`)] : [];
const byCode = new Map(boxes.map((box) => [box.value, box]));

const KINDS = [
  ['district', 'Districts'],
  ['council', 'Councils'],
  ['police-area', 'Police areas'],
];

if (filter && boxes.length > 0) {
  narrow();
}
if (holder && boxes.length > 0) {
  draw().catch(() => {
    holder.hidden = true;
  });
}

function narrow() {
  const status = document.querySelector('[data-area-found]');
  const groups = [...new Set(boxes.map((box) => box.closest('details')))].filter(Boolean);
  const wasOpen = new Map(groups.map((group) => [group, group.open]));
  const items = boxes.map((box) => ({
    item: box.closest('.govuk-checkboxes__item'),
    group: box.closest('details'),
    name: box.labels[0].textContent.toLowerCase(),
    box,
  }));
  filter.addEventListener('input', () => {
    const wanted = filter.value.trim().toLowerCase();
    const found = items.filter((each) => each.name.includes(wanted));
    items.forEach((each) => {
      each.item.hidden = !(found.includes(each) || each.box.checked);
    });
    groups.forEach((group) => {
      const has = found.some((each) => each.group === group);
      const kept = items.some((each) => each.group === group && each.box.checked);
      group.hidden = !has && !kept;
      group.open = wanted.length > 1 ? has || kept : wasOpen.get(group);
    });
    status.textContent = wanted === '' ? '' : found.length === 0 ? `No area is called like “${filter.value.trim()}”.` : `${found.length} ${found.length === 1 ? 'area is' : 'areas are'} called like “${filter.value.trim()}”.`;
  });
}

async function draw() {
  const L = await import('./leaflet/leaflet-src.esm.js');
  const picker = document.createElement('div');
  picker.className = 'waymark-area-map__kinds';
  picker.setAttribute('role', 'group');
  picker.setAttribute('aria-label', 'What the map shows');
  const canvas = document.createElement('div');
  canvas.className = 'waymark-area-map__map';
  canvas.setAttribute('role', 'region');
  canvas.setAttribute('aria-label', 'Map of areas. The list says the same.');
  const help = document.createElement('p');
  help.className = 'govuk-body-s';
  help.textContent = 'Select an area on the map to tick it, and again to untick it.';
  holder.append(help, picker, canvas);
  holder.hidden = false;
  const map = L.map(canvas, {
    attributionControl: false,
    scrollWheelZoom: false,
    zoomAnimation: false,
    fadeAnimation: false,
    maxZoom: 12,
    // The list is for the keyboard; hundreds of stops on a map would be in its way.
    keyboard: false,
    renderer: L.svg({ padding: 0.5 }),
  });
  map.zoomControl.getContainer().querySelectorAll('a').forEach((button) => button.setAttribute('tabindex', '-1'));
  map.fitBounds([
    [50, -5.8],
    [55.8, 1.8],
  ]);
  const loaded = new Map();
  let shown = null;
  const paint = () => {
    shown?.eachLayer((layer) => {
      const chosen = byCode.get(layer.feature.properties.code)?.checked;
      layer.setStyle(
        chosen
          ? { color: '#ffffff', weight: 1, fillColor: '#0b4650', fillOpacity: 0.9 }
          : { color: '#8aa6ab', weight: 1, fillColor: '#ffffff', fillOpacity: 1 },
      );
    });
  };
  const show = async (kind) => {
    if (!loaded.has(kind)) {
      const response = await fetch('/api/v1/boundaries/' + kind, {
        credentials: 'omit',
        headers: { Accept: 'application/geo+json, application/json' },
      });
      if (!response.ok) {
        throw new Error(String(response.status));
      }
      loaded.set(kind, await response.json());
    }
    shown?.remove();
    shown = L.geoJSON(loaded.get(kind), {
      filter: (feature) => byCode.has(feature.properties.code),
      onEachFeature: (feature, layer) => {
        layer.bindTooltip(feature.properties.name, { sticky: true, direction: 'top' });
        layer.on('click', () => {
          const box = byCode.get(feature.properties.code);
          box.checked = !box.checked;
          box.dispatchEvent(new Event('change', { bubbles: true }));
        });
      },
    }).addTo(map);
    paint();
    picker.querySelectorAll('button').forEach((button) => {
      button.setAttribute('aria-pressed', String(button.dataset.kind === kind));
    });
  };
  KINDS.forEach(([kind, label]) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'govuk-button govuk-button--secondary';
    button.dataset.kind = kind;
    button.textContent = label;
    button.addEventListener('click', () => {
      show(kind).catch(() => {});
    });
    picker.append(button);
  });
  boxes.forEach((box) => box.addEventListener('change', paint));
  await show('district');
  const ticked = [];
  shown.eachLayer((layer) => {
    if (byCode.get(layer.feature.properties.code).checked) {
      ticked.push(layer.getBounds());
    }
  });
  if (ticked.length > 0) {
    map.fitBounds(
      ticked.reduce((all, one) => all.extend(one), L.latLngBounds(ticked[0].getSouthWest(), ticked[0].getNorthEast())),
      { padding: [60, 60], maxZoom: 8 },
    );
  }
  canvas.dataset.ready = 'true';
}
