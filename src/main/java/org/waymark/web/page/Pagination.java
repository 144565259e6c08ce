package org.waymark.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Links to the pages of a long list.
 *
 * @param previous address of the page before; null on the first
 * @param next address of the page after; null on the last
 * @param items page numbers, with gaps
 */
public record Pagination(@Nullable String previous, @Nullable String next, List<Item> items) {

  /**
   * @param number of the page; 0 stands for a gap
   * @param href its address; empty for a gap
   */
  public record Item(int number, String href, boolean current) {}

  /**
   * Links for a list.
   *
   * @param page the page shown, from 1
   * @param total things in the whole list
   * @param pageSize things on a page
   * @param address the address of a page by its number
   */
  public static Pagination of(int page, int total, int pageSize, IntFunction<String> address) {
    int last = lastPage(total, pageSize);
    if (last <= 1 || page > last) {
      return new Pagination(null, null, List.of());
    }
    TreeSet<Integer> shown = new TreeSet<>(List.of(1, last));
    for (int near = Math.max(1, page - 1); near <= Math.min(last, page + 1); near++) {
      shown.add(near);
    }
    List<Item> items = new ArrayList<>();
    int before = 0;
    for (int number : shown) {
      if (number > before + 1) {
        items.add(new Item(0, "", false));
      }
      items.add(new Item(number, address.apply(number), number == page));
      before = number;
    }
    return new Pagination(
        page > 1 ? address.apply(page - 1) : null,
        page < last ? address.apply(page + 1) : null,
        items);
  }

  /** The number of the last page; 1 for an empty list. */
  public static int lastPage(int total, int pageSize) {
    return Math.max(1, (total + pageSize - 1) / pageSize);
  }

  /** True when everything fits on one page. */
  public boolean isEmpty() {
    return items.isEmpty();
  }
}
