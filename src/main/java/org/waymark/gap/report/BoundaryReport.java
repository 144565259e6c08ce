package org.waymark.gap.report;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Service;
import org.waymark.coverage.Standing;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Position;
import org.waymark.geography.SmallAreaSet;
import org.waymark.vocabulary.TermId;

/**
 * A police area and its neighbours: who lives near the line, what there is on the other side and
 * whom it takes, and which gaps both sides have (draft statutory guidance, paragraph 72). The
 * numbers of the page, its map, its tables and every file.
 *
 * <p>Residents are those of Census 2021, at the population-weighted point of their small area.
 * Every distance is a straight line between such a point and another, or a public place; none says
 * anything of roads. Services for all of England are left out, as of every share.
 *
 * @param area a police area of England
 * @param cohort null for whoever it happened to
 * @param supportType null for any support under the Duty
 * @param settings the thresholds it was made with; {@link GapSettings#nearKilometres()} says how
 *     near "near the line" is
 * @param population residents of the area
 * @param listed true when any service at all is listed for somebody in the area
 * @param taken residents of the area whom at least one service that counts takes
 * @param finding of the cell in the area; null when no support type was chosen
 * @param reached every small area, in the area or not, whose residents at least one service that
 *     counts takes
 * @param neighbours police areas that share a border, Welsh ones too, by name
 * @param nearTheLine small areas of the area near any neighbour
 * @param nearTheLineResidents who lives there
 * @param nearerElsewhere small areas of the area for whose residents a service over the line is
 *     nearer than the nearest that takes them, and does not take them
 * @param nearerElsewhereResidents who lives there
 * @param services over the line, based there or reaching there, by name
 * @param nationwide how many England-wide services count for the question
 * @param ownPlaces public places of other services that count, take people from the area and are
 *     not over the line; WGS 84
 * @param sharedGaps gaps of the crime type that English neighbours have too, most residents helped
 *     first
 */
public record BoundaryReport(
    Area area,
    TermId crimeType,
    @Nullable TermId cohort,
    @Nullable TermId supportType,
    GapSettings settings,
    long population,
    boolean listed,
    long taken,
    @Nullable GapFinding finding,
    SmallAreaSet reached,
    List<Neighbour> neighbours,
    SmallAreaSet nearTheLine,
    long nearTheLineResidents,
    SmallAreaSet nearerElsewhere,
    long nearerElsewhereResidents,
    List<OverTheLine> services,
    int nationwide,
    List<Position> ownPlaces,
    List<SharedGap> sharedGaps) {

  /**
   * One police area next door.
   *
   * @param listed true when any service at all is listed for somebody there
   * @param taken its residents whom at least one service that counts takes
   * @param finding of the cell there; null when no support type was chosen, and in Wales
   * @param here small areas of the area of the report that lie near it
   * @param hereResidents who lives there
   * @param hereNotTaken of these, how many no service that counts takes; null while nothing is
   *     listed for the area of the report
   * @param hereNearerElsewhere of these, how many have a nearer service over the line that does not
   *     take them
   * @param there its own small areas near the area of the report
   * @param thereResidents who lives there
   * @param thereNotTaken of these, how many no service that counts takes; null while nothing is
   *     listed there, and in Wales, whose own services nobody is asked to list: what is not known
   *     is not unmet
   * @param icbs boards that have residents on both sides, most on this side first
   */
  public record Neighbour(
      Area area,
      long population,
      boolean listed,
      long taken,
      @Nullable GapFinding finding,
      SmallAreaSet here,
      long hereResidents,
      @Nullable Long hereNotTaken,
      long hereNearerElsewhere,
      SmallAreaSet there,
      long thereResidents,
      @Nullable Long thereNotTaken,
      List<SharedIcb> icbs) {
    /** False for Wales, which is outside the Duty. */
    public boolean inDuty() {
      return area.isEnglish();
    }

    /** True when it can be said of its residents that no service takes them. */
    public boolean isKnown() {
      return listed && inDuty();
    }
  }

  /** A board with residents on both sides of a line. */
  public record SharedIcb(Area icb, long residentsHere, long residentsThere) {}

  /** How a service over the line stands to the residents of the area. */
  public enum Group {
    TAKES,
    NEARER,
    DOES_NOT,
    RULED_OUT;

    /** Kebab-case name for files and programs. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A service that is based in a neighbouring area, or takes people from one.
   *
   * @param standing whether it counts, and why not
   * @param basedIn neighbours in which it has a place that may be known
   * @param baseKnown true when it has any place that may be known
   * @param reaches neighbours from which it takes somebody
   * @param takes residents of the area whom it takes
   * @param nearer residents of the area whom it does not take although it is nearer to them,
   *     straight line, than the nearest service that takes them; 0 when it has no public place to
   *     measure from
   * @param onlyNear residents of the area whom no service takes, it neither, and who live within
   *     the distance that is near of a public place of it
   * @param places public places that can be visited, WGS 84; empty when none may be measured
   */
  public record OverTheLine(
      Service service,
      Group group,
      Standing standing,
      Set<AreaCode> basedIn,
      boolean baseKnown,
      Set<AreaCode> reaches,
      long takes,
      long nearer,
      long onlyNear,
      List<Position> places) {
    public OverTheLine {
      Objects.requireNonNull(service);
      Objects.requireNonNull(group);
      basedIn = Collections.unmodifiableSet(new TreeSet<>(basedIn));
      reaches = Collections.unmodifiableSet(new TreeSet<>(reaches));
      places = List.copyOf(places);
      if ((group == Group.RULED_OUT) == standing.counts()) {
        throw new IllegalArgumentException("A service is ruled out exactly when it does not count");
      }
      if (places.isEmpty() && (nearer > 0 || onlyNear > 0)) {
        throw new IllegalArgumentException("What has no public place is near nobody");
      }
    }

    /** True when it takes people on both sides of the line. */
    public boolean crosses() {
      return takes > 0 && !reaches.isEmpty();
    }
  }

  /**
   * A gap that the area and at least one neighbour have. Groups of victims for whom everything is
   * the same stand together.
   *
   * @param anybody true when it is one of whoever it happened to
   * @param cohorts groups for whom it is one, in the order of the vocabulary
   * @param unreached residents of the area whom no local service that counts takes
   * @param partners neighbours with the same gap, most residents not reached first
   */
  public record SharedGap(
      TermId supportType,
      boolean anybody,
      List<TermId> cohorts,
      GapFinding finding,
      long unreached,
      List<Partner> partners) {
    public SharedGap {
      Objects.requireNonNull(supportType);
      Objects.requireNonNull(finding);
      cohorts = List.copyOf(cohorts);
      partners = List.copyOf(partners);
      if (!anybody && cohorts.isEmpty()) {
        throw new IllegalArgumentException("A gap is one of somebody");
      }
      if (partners.isEmpty()) {
        throw new IllegalArgumentException("A shared gap has somebody to share it");
      }
    }

    /** Residents whom a service for the area and all its partners would be new to. */
    public long helped() {
      return unreached + partners.stream().mapToLong(Partner::unreached).sum();
    }

    /** Residents whom a service for the area and one partner would be new to. */
    public long helpedWith(Partner partner) {
      return unreached + partner.unreached();
    }
  }

  /** A neighbour that has the same gap. */
  public record Partner(Area area, GapFinding finding, long unreached) {}

  public BoundaryReport {
    Objects.requireNonNull(crimeType);
    Objects.requireNonNull(settings);
    Objects.requireNonNull(reached);
    Objects.requireNonNull(nearTheLine);
    Objects.requireNonNull(nearerElsewhere);
    neighbours = List.copyOf(neighbours);
    services = List.copyOf(services);
    ownPlaces = List.copyOf(ownPlaces);
    sharedGaps = List.copyOf(sharedGaps);
    if (area.kind() != AreaKind.POLICE_AREA || !area.isEnglish()) {
      throw new IllegalArgumentException(area.code() + " is not a police area of England");
    }
  }

  /**
   * The report of a police area.
   *
   * @param judgements a cell that is not relevant on one side is no shared gap
   * @param area a police area of England
   * @param crimeType under the Duty
   * @param cohort null for whoever it happened to
   * @param supportType under the Duty; null for any that is
   * @throws java.util.NoSuchElementException when a term is unknown or outside the Duty
   */
  public static BoundaryReport of(
      GapAnalysis analysis,
      GapJudgements judgements,
      Area area,
      TermId crimeType,
      @Nullable TermId cohort,
      @Nullable TermId supportType) {
    return new BoundaryReportMaker(analysis, judgements, area, crimeType, cohort, supportType)
        .make();
  }

  /** The services over the line of one group, by name. */
  public List<OverTheLine> servicesOf(Group group) {
    return services.stream().filter(each -> each.group() == group).toList();
  }

  /** The services that take people on both sides of the line, by name. */
  public List<OverTheLine> crossing() {
    return services.stream().filter(each -> each.group() == Group.TAKES && each.crosses()).toList();
  }

  /** Names of neighbours, in the order of the report: "Durham and Lancashire". */
  public String namesOf(Set<AreaCode> codes) {
    List<String> names =
        neighbours.stream()
            .map(Neighbour::area)
            .filter(each -> codes.contains(each.code()))
            .map(Area::shortName)
            .toList();
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  /** Why a service stands in its group, as the pages and files say it. */
  public String reasonOf(OverTheLine each) {
    if (!each.standing().counts()) {
      return "Not counted: " + String.join("; ", each.standing().words());
    }
    if (each.takes() > 0) {
      return each.crosses()
          ? "Takes people on both sides"
          : "Takes people from " + area.shortName() + " only, of the areas on this page";
    }
    return each.reaches().isEmpty()
        ? "Takes people from neither side of this line"
        : "Takes people from " + namesOf(each.reaches()) + ", not from " + area.shortName();
  }

  /** Where a service is based, as far as that may be known. */
  public String baseOf(OverTheLine each) {
    if (!each.basedIn().isEmpty()) {
      return namesOf(each.basedIn());
    }
    return each.baseKnown() ? "Not in a neighbouring area" : "Not published";
  }
}
