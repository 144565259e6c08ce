// Draws the public addresses that the page lists on a map of district outlines. The page says the
// same in words, so the map stays away when anything fails.
const holder = document.querySelector('[data-points-map]');
const points = holder
  ? [...holder.querySelectorAll('[data-longitude]')].map((point) => ({
      at: [Number(point.dataset.latitude), Number(point.dataset.longitude)],
      label: point.dataset.label,
      href: point.dataset.href,
    }))
  : [];

const PIXELS_OF_A_LETTER = 6.5;

async function draw() {
  const [L, response] = await Promise.all([
    import('./leaflet/leaflet-src.esm.js'),
    fetch('/api/v1/boundaries/' + holder.dataset.pointsMap, {
      credentials: 'omit',
      headers: { Accept: 'application/geo+json, application/json' },
    }),
  ]);
  if (!response.ok) {
    return;
  }
  const outlines = await response.json();
  holder.replaceChildren();
  holder.hidden = false;
  const map = L.map(holder, {
    attributionControl: false,
    scrollWheelZoom: false,
    zoomAnimation: false,
    fadeAnimation: false,
    maxZoom: 14,
    renderer: L.svg({ padding: 0.5 }),
  });
  const districts = L.geoJSON(outlines, {
    interactive: false,
    style: { color: '#8aa6ab', weight: 1, fillColor: '#ffffff', fillOpacity: 1 },
    onEachFeature: (feature, layer) =>
      layer.bindTooltip(feature.properties.name, {
        permanent: true,
        interactive: false,
        direction: 'center',
        className: 'waymark-map-name',
      }),
  }).addTo(map);
  // A name that is wider than its district would lie upon others.
  const showNames = () =>
    districts.eachLayer((layer) => {
      const bounds = layer.getBounds();
      const width =
        map.project(bounds.getNorthEast()).x - map.project(bounds.getSouthWest()).x;
      const name = layer.getTooltip();
      name.getElement()?.classList.toggle(
        'is-too-wide',
        width < name.getContent().length * PIXELS_OF_A_LETTER,
      );
    });
  map.on('zoomend', showNames);
  points.forEach((point) => {
    const link = document.createElement('a');
    link.href = point.href;
    link.className = 'govuk-link';
    link.textContent = point.label;
    L.marker(point.at, {
      title: point.label,
      // Pins lie upon each other; the page lists the same links one by one.
      keyboard: false,
      icon: L.divIcon({ className: 'waymark-pin', iconSize: [20, 20] }),
    })
      .bindPopup(link)
      .addTo(map);
  });
  map.fitBounds(
    points.map((point) => point.at),
    { padding: [40, 40], maxZoom: 8 },
  );
  showNames();
}

if (points.length > 0) {
  draw().catch(() => {
    holder.hidden = true;
  });
}
