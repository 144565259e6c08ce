package org.waymark.web.area;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.web.coverage.CoveragePicture;
import org.waymark.web.page.PageFrame;

/**
 * What the template {@code area/area} shows.
 *
 * @param kind e.g. "Police area"
 * @param validity when it is or was in force, in words; empty where the tables do not say
 * @param notes what the reader should know first: that it has ended, or is in Wales
 * @param successors what followed it; empty while it is in force
 * @param dutyHolders bodies that must collaborate here; empty but for an English police area
 * @param contents one table for each other kind of area
 * @param support one row for each kind of support
 * @param picture the map; null when there are no outlines
 */
public record AreaPage(
    PageFrame frame,
    String kind,
    String name,
    String officialName,
    String code,
    String validity,
    String residents,
    List<String> notes,
    List<Link> successors,
    List<Holder> dutyHolders,
    List<Contents> contents,
    List<Support> support,
    List<Link> neighbours,
    @Nullable CoveragePicture picture,
    String servicesAddress,
    String coverageAddress,
    String apiAddress) {

  /**
   * A name with a link.
   *
   * @param note a few words after it; may be empty
   */
  public record Link(String address, String name, String note) {}

  /** A body that must collaborate. */
  public record Holder(String role, String name, String address, String share) {}

  /** Areas of one kind that share residents with this one. */
  public record Contents(String id, String heading, List<Share> shares) {
    public Contents {
      shares = List.copyOf(shares);
    }
  }

  /** How much of this area lies in another, and of the other in this. */
  public record Share(
      Link area,
      String residents,
      String ofResidents,
      String ofGround,
      String itsExtent,
      String itsResidents) {}

  /** One kind of support here. */
  public record Support(
      String label, String address, String share, String unreached, int local, int nationwide) {}

  public AreaPage {
    Objects.requireNonNull(frame);
    notes = List.copyOf(notes);
    successors = List.copyOf(successors);
    dutyHolders = List.copyOf(dutyHolders);
    contents = List.copyOf(contents);
    support = List.copyOf(support);
    neighbours = List.copyOf(neighbours);
  }
}
