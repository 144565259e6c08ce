package org.waymark.pathway.journey;

import java.util.Arrays;

/**
 * The cheapest ways from a start to services (Dijkstra), in arrays that are used again. A way that
 * comes back to a service it has been at is never cheaper, so that loops end by themselves. Ties go
 * to the service with the lower number. Not thread-safe.
 */
final class CheapestPaths {

  /** Where a service was reached from when that was no service: -1 less the kind of entry point. */
  static int entry(int kind) {
    return -1 - kind;
  }

  private final double[] cost;
  private final int[] from;
  private final int[] via;
  private final boolean[] settled;
  private int[] touched = new int[64];
  private int touchedCount;

  private double[] heapCost = new double[64];
  private int[] heapService = new int[64];
  private int heapSize;

  CheapestPaths(int services) {
    cost = new double[services];
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
    from = new int[services];
    via = new int[services];
    settled = new boolean[services];
  }

  /** Forgets everything. */
  void clear() {
    for (int i = 0; i < touchedCount; i++) {
      cost[touched[i]] = Double.POSITIVE_INFINITY;
      settled[touched[i]] = false;
    }
    touchedCount = 0;
    heapSize = 0;
  }

  /**
   * Offers a way to a service; the cheaper one is kept.
   *
   * @param sender the service it comes from, or {@link #entry}
   * @param route its number; -1 for what only the listing says
   */
  void offer(int service, double total, int sender, int route) {
    if (total >= cost[service]) {
      return;
    }
    if (cost[service] == Double.POSITIVE_INFINITY) {
      if (touchedCount == touched.length) {
        touched = Arrays.copyOf(touched, touchedCount * 2);
      }
      touched[touchedCount++] = service;
    }
    cost[service] = total;
    from[service] = sender;
    via[service] = route;
    push(total, service);
  }

  /** The next service in the order of cost, settled from now on; -1 when there is none. */
  int next() {
    while (heapSize > 0) {
      int service = heapService[0];
      double total = heapCost[0];
      pop();
      if (!settled[service] && total == cost[service]) {
        settled[service] = true;
        return service;
      }
    }
    return -1;
  }

  boolean isReached(int service) {
    return settled[service];
  }

  double costOf(int service) {
    return cost[service];
  }

  int fromOf(int service) {
    return from[service];
  }

  int viaOf(int service) {
    return via[service];
  }

  private boolean before(double oneCost, int one, double otherCost, int other) {
    return oneCost < otherCost || (oneCost == otherCost && one < other);
  }

  private void push(double total, int service) {
    if (heapSize == heapCost.length) {
      heapCost = Arrays.copyOf(heapCost, heapSize * 2);
      heapService = Arrays.copyOf(heapService, heapSize * 2);
    }
    int at = heapSize++;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (!before(total, service, heapCost[parent], heapService[parent])) {
        break;
      }
      heapCost[at] = heapCost[parent];
      heapService[at] = heapService[parent];
      at = parent;
    }
    heapCost[at] = total;
    heapService[at] = service;
  }

  private void pop() {
    heapSize--;
    double total = heapCost[heapSize];
    int service = heapService[heapSize];
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child >= heapSize) {
        break;
      }
      if (child + 1 < heapSize
          && before(
              heapCost[child + 1], heapService[child + 1], heapCost[child], heapService[child])) {
        child++;
      }
      if (!before(heapCost[child], heapService[child], total, service)) {
        break;
      }
      heapCost[at] = heapCost[child];
      heapService[at] = heapService[child];
      at = child;
    }
    heapCost[at] = total;
    heapService[at] = service;
  }
}
