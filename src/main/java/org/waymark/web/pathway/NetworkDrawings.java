package org.waymark.web.pathway;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.waymark.geography.AreaCode;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.pathway.RouteWords;
import org.waymark.pathway.drawing.NetworkDrawer;
import org.waymark.pathway.drawing.NetworkDrawing;
import org.waymark.pathway.network.AreaNetwork;
import org.waymark.pathway.network.NetworkFilter;

/** Pictures laid out lately: a large one takes a second, and the same is asked for again. */
@Singleton
final class NetworkDrawings {

  private static final int MOST_REMEMBERED = 60;

  private record Key(
      long snapshot,
      long routes,
      int services,
      AreaCode area,
      NetworkFilter filter,
      boolean listed) {}

  private final Map<Key, NetworkDrawing> latest =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, NetworkDrawing> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /**
   * @param network what {@code area} was made of
   */
  NetworkDrawing of(
      PathwayNetwork network,
      AreaNetwork area,
      NetworkFilter filter,
      RouteWords words,
      boolean listed) {
    Key key =
        new Key(
            network.snapshot().number(),
            network.routes().revision(),
            network.services().size(),
            area.area().code(),
            filter,
            listed);
    synchronized (latest) {
      NetworkDrawing known = latest.get(key);
      if (known != null) {
        return known;
      }
    }
    NetworkDrawing drawing = NetworkDrawer.draw(area, words, listed);
    synchronized (latest) {
      latest.put(key, drawing);
    }
    return drawing;
  }
}
