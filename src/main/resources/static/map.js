// Makes the drawn map one that can be moved and enlarged. Everything it shows is in the page already:
// when anything fails, the picture and the table stay.
const L = globalThis.L;
const holder = document.getElementById('map');

// Names of this many areas fit on a map at once.
const DOTS_FULL_SIZE_ZOOM = 9;
const MOST_TAGS = 60;
// The steps of nearness at which the server places names, and the side of the squares they are asked by.
const PLACES_FARTHEST = 5;
const PLACES_NEAREST = 13;
const SQUARE = 2;
const SPOT_ZOOM = 10;

if (holder && L) {
  fetch(holder.dataset.source, { credentials: 'same-origin', headers: { Accept: 'application/json' } })
    .then((response) => (response.ok ? response.json() : Promise.reject(new Error(String(response.status)))))
    .then((data) => show(data))
    .catch(() => {});
}

function show(data) {
  if (!data.outline) {
    return;
  }
  const live = document.createElement('div');
  live.className = 'map-live';
  live.setAttribute('role', 'region');
  live.setAttribute('aria-label', 'Map: ' + holder.dataset.name);
  holder.replaceChildren(live);

  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(live, {
    attributionControl: false,
    zoomSnap: 0.25,
    scrollWheelZoom: false,
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    renderer: L.svg({ padding: 0.5 }),
  });
  const feature = (geometry) => ({ type: 'Feature', properties: {}, geometry });
  const outline = L.geoJSON(feature(data.outline), {
    interactive: false,
    style: { className: 'map-outline', fill: false, color: '#0b0c0c', weight: 3 },
  });
  const all = outline.getBounds();

  const beside = L.layerGroup().addTo(map);
  data.neighbours.forEach((area) => {
    L.geoJSON(feature(area.geometry), {
      interactive: false,
      style: {
        className: 'map-neighbour' + (area.wales ? ' map-neighbour--wales' : ''),
        color: '#b9bdbf',
        weight: 1,
        fillOpacity: 1,
      },
    }).addTo(beside);
  });

  const parts = data.parts.map((part) => {
    const layer = L.geoJSON(feature(part.geometry), {
      style: { className: 'map-part ' + part.style, color: '#2b3134', weight: 0.8, fillOpacity: 1 },
    }).addTo(map);
    layer.bindTooltip(part.words, { sticky: true, direction: 'top' });
    return { ...part, layer, shape: layer.getLayers()[0], row: document.getElementById('area-' + part.code) };
  });

  map.createPane('dots').style.zIndex = 410;
  map.getPane('dots').style.pointerEvents = 'none';
  const dots = L.canvas({ pane: 'dots', padding: 0.3 });
  const nobody = L.layerGroup().addTo(map);
  const people = data.unreached.map(([longitude, latitude, residents]) => ({
    size: Math.sqrt(residents / 600),
    mark: L.circleMarker([latitude, longitude], {
      renderer: dots,
      pane: 'dots',
      interactive: false,
      stroke: false,
      fillColor: '#b3320f',
    }).addTo(nobody),
  }));
  // Seen from afar thousands of dots would hide the shares under them, so they grow as one nears.
  const sizeDots = () => {
    const near = Math.min(1, 2 ** ((map.getZoom() - DOTS_FULL_SIZE_ZOOM) / 2));
    people.forEach(({ size, mark }) => {
      mark.setRadius(Math.max(0.6, size * near));
      mark.setStyle({ fillOpacity: 0.25 + 0.45 * near });
    });
  };
  map.on('zoomend', sizeDots);
  map.createPane('outline').style.zIndex = 420;
  map.getPane('outline').style.pointerEvents = 'none';
  outline.options.pane = 'outline';
  outline.eachLayer((layer) => {
    layer.options.pane = 'outline';
    layer.options.renderer = L.svg({ pane: 'outline', padding: 0.5 });
  });

  map.fitBounds(all, { padding: [18, 18], animate: false });
  outline.addTo(map);
  sizeDots();
  map.setMaxBounds(all.pad(1.2));
  map.setMinZoom(map.getZoom() - 1);

  spot(map);
  const towns = places(map, tags(map, parts, data.neighbours));
  layers(map, dots, { towns, neighbours: beside, unreached: nobody });
  controls(map, all);
  keyboard(map, parts, all);
  document.querySelectorAll('.map-keys-script').forEach((words) => words.removeAttribute('hidden'));
  live.dataset.ready = 'true';
}

// A place that was searched for is marked, and the map is brought near it.
function spot(map) {
  const { spot: label, longitude, latitude } = holder.dataset;
  if (!label) {
    return;
  }
  const at = L.latLng(Number(latitude), Number(longitude));
  L.marker(at, {
    keyboard: false,
    interactive: false,
    icon: L.divIcon({ className: 'map-pin', iconSize: [18, 18] }),
  })
    .bindTooltip(label, { permanent: true, direction: 'top', offset: [0, -10], className: 'map-pin-name' })
    .addTo(map);
  map.setView(at, Math.max(map.getZoom(), SPOT_ZOOM), { animate: false });
}

// Names and figures on the areas, largest first; what would lie over another is left out.
// Returns what gives the boxes taken, in pixels of the window.
function tags(map, parts, neighbours) {
  const entries = [];
  if (parts.length <= MOST_TAGS) {
    parts.forEach((part) => {
      entries.push(tag(map, part.shape.getBounds(), middle(part.geometry), [part.name, part.figure], ''));
    });
  }
  neighbours.forEach((area) => {
    const bounds = L.geoJSON({ type: 'Feature', properties: {}, geometry: area.geometry }).getBounds();
    entries.push(tag(map, bounds, null, [area.name], ' map-tag--neighbour', area));
  });
  let taken = [];
  const settle = () => {
    taken = [];
    const window = L.bounds([0, 0], map.getSize());
    entries.forEach((entry) => {
      const element = entry.tooltip.getElement();
      if (!element) {
        return;
      }
      let at = entry.at;
      if (!at) {
        // A neighbour is named in the middle of what can be seen of it.
        at = visibleMiddle(map, entry.area.geometry);
        if (at) {
          entry.tooltip.setLatLng(at);
        }
      }
      element.hidden = false;
      element.lastChild.hidden = false;
      if (!at || !place(map, element, at, taken, window, entry)) {
        element.hidden = true;
      }
    });
  };
  map.on('zoomend moveend resize', settle);
  settle();
  return () => taken;
}

// The names of towns and villages that are to be seen, as the server has placed them at each zoom; one that
// would lie over the name of an area stays away. They are asked for by squares of two degrees, so that
// nobody learns where on the map somebody looks.
function places(map, taken) {
  const pane = map.createPane('places');
  pane.style.zIndex = 640;
  pane.style.pointerEvents = 'none';
  pane.setAttribute('aria-hidden', 'true');
  const layer = L.layerGroup().addTo(map);
  const known = new Map();
  const show = () => {
    const zoom = Math.max(PLACES_FARTHEST, Math.min(PLACES_NEAREST, Math.floor(map.getZoom())));
    const view = map.getBounds();
    Promise.all(squares(view).map((square) => namesOf(known, zoom, square)))
      .then((found) => {
        if (zoom === Math.max(PLACES_FARTHEST, Math.min(PLACES_NEAREST, Math.floor(map.getZoom())))) {
          draw(map, layer, found.flat().filter((name) => view.contains(name.at)), taken());
        }
      })
      .catch(() => {});
  };
  map.on('moveend zoomend resize', show);
  show();
  return layer;
}

// The boxes beside the map say what lies on it. Public places of services and the reach of one are asked for when
// they are first wanted.
function layers(map, renderer, known) {
  const pins = L.layerGroup();
  const reach = L.layerGroup().addTo(map);
  const all = { ...known, services: pins };
  const boxes = [...document.querySelectorAll('.map-layers [name=layer]')];
  const choice = document.querySelector('.map-layers [name=reach]');
  let asked = 0;
  const ask = (extra) =>
    fetch(holder.dataset.source + '&layers=chosen' + extra, {
      credentials: 'same-origin',
      headers: { Accept: 'application/json' },
    }).then((response) => (response.ok ? response.json() : Promise.reject(new Error(String(response.status)))));
  const set = (box) => {
    const layer = all[box.value];
    if (!layer) {
      return;
    }
    if (!box.checked) {
      map.removeLayer(layer);
      return;
    }
    map.addLayer(layer);
    if (layer === pins && pins.getLayers().length === 0) {
      ask('&layer=services')
        .then((data) => data.services.forEach((service) => pin(pins, service)))
        .catch(() => {});
    }
  };
  const reachOf = () => {
    asked += 1;
    const mine = asked;
    reach.clearLayers();
    if (choice.value) {
      ask('&reach=' + encodeURIComponent(choice.value))
        .then((data) => {
          if (mine === asked) {
            data.reach.forEach(([longitude, latitude]) => {
              L.circleMarker([latitude, longitude], {
                renderer,
                pane: 'dots',
                interactive: false,
                stroke: false,
                radius: 2.5,
                fillColor: '#4c2c92',
                fillOpacity: 0.8,
              }).addTo(reach);
            });
          }
        })
        .catch(() => {});
    }
  };
  boxes.forEach((box) => {
    box.addEventListener('change', () => set(box));
    set(box);
  });
  if (choice) {
    choice.addEventListener('change', reachOf);
    reachOf();
  }
}

function pin(pins, [longitude, latitude, label, href]) {
  const link = document.createElement('a');
  link.href = href;
  link.className = 'govuk-link';
  link.textContent = label;
  L.marker([latitude, longitude], {
    title: label,
    // Pins lie upon each other; the table below has the same links one by one.
    keyboard: false,
    icon: L.divIcon({ className: 'map-service-pin', iconSize: [24, 24] }),
  })
    .bindPopup(link)
    .addTo(pins);
}

function squares(view) {
  const all = [];
  for (let west = even(view.getWest()); west < view.getEast(); west += SQUARE) {
    for (let south = even(view.getSouth()); south < view.getNorth(); south += SQUARE) {
      all.push([west, south, west + SQUARE, south + SQUARE].join(','));
    }
  }
  return all;
}

function even(degrees) {
  return Math.floor(degrees / SQUARE) * SQUARE;
}

function namesOf(known, zoom, square) {
  const key = zoom + ':' + square;
  if (!known.has(key)) {
    const address = '/map/names.json?zoom=' + zoom + '&box=' + square;
    known.set(
      key,
      fetch(address, { credentials: 'omit', headers: { Accept: 'application/json' } })
        .then((response) => (response.ok ? response.json() : { names: [] }))
        .then((answer) =>
          answer.names.map(([name, longitude, latitude, side]) => ({ name, at: L.latLng(latitude, longitude), side })),
        ),
    );
  }
  return known.get(key);
}

function draw(map, layer, names, taken) {
  layer.clearLayers();
  const used = [...taken];
  const inside = L.bounds([0, 0], map.getSize());
  names.forEach(({ name, at, side }) => {
    const words = document.createElement('span');
    words.textContent = name;
    const marker = L.marker(at, {
      pane: 'places',
      interactive: false,
      keyboard: false,
      icon: L.divIcon({ className: 'map-place map-place--' + side, html: words, iconSize: [0, 0] }),
    }).addTo(layer);
    const around = map.getContainer().getBoundingClientRect();
    const box = words.getBoundingClientRect();
    const point = map.latLngToContainerPoint(at);
    const bounds = L.bounds(
      [Math.min(box.left - around.left, point.x - 4), Math.min(box.top - around.top, point.y - 4)],
      [Math.max(box.right - around.left, point.x + 4), Math.max(box.bottom - around.top, point.y + 4)],
    );
    if (!inside.contains(bounds) || used.some((other) => other.intersects(bounds))) {
      layer.removeLayer(marker);
    } else {
      used.push(bounds);
    }
  });
}

function place(map, element, at, taken, window, entry) {
  const point = map.latLngToContainerPoint(at);
  const half = L.point(element.offsetWidth / 2 + 2, element.offsetHeight / 2 + 1);
  const box = L.bounds(point.subtract(half), point.add(half));
  const room =
    map.latLngToContainerPoint(entry.bounds.getNorthEast()).x - map.latLngToContainerPoint(entry.bounds.getSouthWest()).x;
  if (!window.contains(box) || taken.some((other) => other.intersects(box)) || room < half.x * 1.2) {
    return false;
  }
  taken.push(box);
  return true;
}

function tag(map, bounds, at, lines, style, area) {
  const words = document.createElement('span');
  lines.forEach((line, i) => {
    if (i > 0) {
      words.append(document.createElement('br'));
    }
    words.append(line);
  });
  const tooltip = L.tooltip({
    permanent: true,
    direction: 'center',
    interactive: false,
    className: 'map-tag' + style,
    offset: [0, 0],
    opacity: 1,
  })
    .setLatLng(at || bounds.getCenter())
    .setContent(words);
  map.addLayer(tooltip);
  tooltip.getElement().setAttribute('aria-hidden', 'true');
  return { tooltip, bounds, at, area };
}

// The middle of the widest stretch of a shape along the parallel through the middle of its largest ring.
function middle(geometry) {
  const rings = geometry.type === 'Polygon' ? [geometry.coordinates[0]] : geometry.coordinates.map((p) => p[0]);
  return middleOfRing(largest(rings));
}

function largest(rings) {
  return rings.reduce((best, ring) => (Math.abs(area(ring)) > Math.abs(area(best)) ? ring : best), rings[0]);
}

function area(ring) {
  let sum = 0;
  for (let i = 1; i < ring.length; i += 1) {
    sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  }
  return sum / 2;
}

function middleOfRing(ring) {
  if (!ring || ring.length < 4) {
    return null;
  }
  const latitudes = ring.map((c) => c[1]);
  const y = (Math.min(...latitudes) + Math.max(...latitudes)) / 2;
  const crossings = [];
  for (let i = 1; i < ring.length; i += 1) {
    const [x1, y1] = ring[i - 1];
    const [x2, y2] = ring[i];
    if (y1 > y !== y2 > y) {
      crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    }
  }
  crossings.sort((a, b) => a - b);
  let best = null;
  for (let i = 1; i < crossings.length; i += 2) {
    const width = crossings[i] - crossings[i - 1];
    if (!best || width > best.width) {
      best = { width, x: (crossings[i] + crossings[i - 1]) / 2 };
    }
  }
  return best ? L.latLng(y, best.x) : null;
}

function visibleMiddle(map, geometry) {
  const size = map.getSize();
  const window = L.bounds([0, 0], size);
  const rings = geometry.type === 'Polygon' ? [geometry.coordinates[0]] : geometry.coordinates.map((p) => p[0]);
  const seen = rings
    .map((ring) =>
      L.PolyUtil.clipPolygon(
        ring.map((c) => map.latLngToContainerPoint([c[1], c[0]])),
        window,
      ).map((p) => [p.x, p.y]),
    )
    .filter((ring) => ring.length > 2);
  if (seen.length === 0) {
    return null;
  }
  const ring = largest(seen);
  const at = middleOfRing([...ring, ring[0]]);
  return at ? map.containerPointToLatLng([at.lng, at.lat]) : null;
}

function controls(map, all) {
  const Reset = L.Control.extend({
    options: { position: 'topright' },
    onAdd() {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'map-reset';
      button.textContent = 'Show all';
      L.DomEvent.disableClickPropagation(button);
      button.addEventListener('click', () => map.fitBounds(all, { padding: [18, 18] }));
      return button;
    },
  });
  map.addControl(new Reset());
  map.on('focus', () => map.scrollWheelZoom.enable());
  map.on('blur', () => map.scrollWheelZoom.disable());
}

// One stop of the Tab key for all areas; arrows go from one to the next in the order of the table.
function keyboard(map, parts, all) {
  const inOrder = parts.filter((part) => part.shape.getElement());
  inOrder.sort((a, b) => position(a.row) - position(b.row));
  const rows = document.querySelectorAll('tr.is-current');
  rows.forEach((row) => row.classList.remove('is-current'));
  inOrder.forEach((part, i) => {
    const element = part.shape.getElement();
    element.setAttribute('role', 'link');
    element.setAttribute('aria-label', part.words);
    element.setAttribute('tabindex', i === 0 ? '0' : '-1');
    element.addEventListener('focus', () => {
      inOrder.forEach((other) => other.shape.getElement().setAttribute('tabindex', '-1'));
      element.setAttribute('tabindex', '0');
      mark(parts, part);
      part.layer.openTooltip(part.shape.getBounds().getCenter());
    });
    element.addEventListener('blur', () => {
      mark(parts, null);
      part.layer.closeTooltip();
    });
    element.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (step) {
        inOrder[(i + step + inOrder.length) % inOrder.length].shape.getElement().focus({ preventScroll: true });
      } else if (event.key === 'Enter') {
        open(part);
      } else if (event.key === '+' || event.key === '=' || event.key === ' ') {
        map.fitBounds(part.shape.getBounds(), { padding: [30, 30] });
      } else if (event.key === 'Escape') {
        map.fitBounds(all, { padding: [18, 18] });
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    });
    part.shape.on('mouseover', () => mark(parts, part));
    part.shape.on('mouseout', () => mark(parts, null));
    part.shape.on('click', () => open(part));
  });
}

function open(part) {
  if (part.address) {
    globalThis.location.assign(part.address);
  }
}

function position(row) {
  return row ? [...row.parentNode.children].indexOf(row) : 0;
}

function mark(parts, current) {
  parts.forEach((part) => {
    if (part.row) {
      part.row.classList.toggle('is-current', part === current);
    }
  });
}
