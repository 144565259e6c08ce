package org.waymark.web.area;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.coverage.MapFigure;
import org.waymark.web.page.PageFrame;

/**
 * What the template {@code area/area} shows.
 *
 * @param notes what the reader should know first: that it has ended, or is in Wales
 * @param successors what followed it; empty while it is in force
 * @param dutyHolders bodies that must collaborate here; empty but for an English police area
 * @param contents one table for each other kind of area
 * @param support one row for each kind of support
 * @param need tables of who lives here and what was recorded; empty when nothing is known
 * @param map null when there are no outlines
 */
public record AreaPage(
    PageFrame frame,
    About about,
    List<String> notes,
    List<Link> successors,
    List<Holder> dutyHolders,
    List<Contents> contents,
    List<Support> support,
    List<Need> need,
    List<Link> neighbours,
    @Nullable MapFigure map,
    Links links) {
  /**
   * What the area is.
   *
   * @param kind e.g. "Police area"
   * @param validity when it is or was in force, in words; empty where the tables do not say
   */
  public record About(
      String kind,
      String name,
      String officialName,
      String code,
      String validity,
      String residents) {}

  /**
   * Where else the area is.
   *
   * @param gap what is missing here; of a country the choice of an area
   */
  public record Links(String services, String coverage, String gap, String api) {}

  /**
   * A name with a link.
   *
   * @param note a few words after it; may be empty
   */
  public record Link(String address, String name, String note) {}

  /**
   * A body that must collaborate.
   *
   * @param basis which words of the Act make it one
   * @param note why it is one here, where guidance would not lead to it; empty where it would
   */
  public record Holder(
      String role, String name, String address, String share, String basis, String note) {}

  /** Areas of one kind that share residents with this one. */
  public record Contents(String id, String heading, List<Share> shares) {}

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

  /**
   * A table of need figures.
   *
   * @param ratio what the second figure is, e.g. "Share"
   * @param notes age, warnings and sources, in sentences
   */
  public record Need(
      String id, String heading, String ratio, List<Figure> figures, List<String> notes) {}

  /**
   * A need figure in words.
   *
   * @param ratio as a share or rate; empty when it has none
   * @param basis published, summed or estimated
   */
  public record Figure(String label, String number, String ratio, String basis) {}
}
