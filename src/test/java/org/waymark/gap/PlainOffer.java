package org.waymark.gap;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.offer.OfferLine;
import org.waymark.gap.offer.OrganisedAt;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.District;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallArea;
import org.waymark.vocabulary.TermId;

/** The rules of the expected offer as plain loops, on those of a cell that {@link PlainGap} has. */
final class PlainOffer {

  private final Geography geography;
  private final PlainGap plain;
  private final List<Service> services;
  private final GapSettings settings;

  PlainOffer(Geography geography, PlainGap plain, List<Service> services, GapSettings settings) {
    this.geography = geography;
    this.plain = plain;
    this.services = services;
    this.settings = settings;
  }

  /** What was found of a question. */
  record Found(GapFinding finding, long reached, Set<Service> services) {}

  Found answer(OfferLine line, Area area) {
    Asked own = new Asked(line, area, line.audience(), line.closeness());
    return new Found(
        PlainGap.ofParts(
            line.audience(),
            group ->
                plain.ofGroup(
                    group,
                    line.closeness(),
                    closeness -> new Asked(line, area, group, closeness).byShares())),
        own.count().reached,
        own.isForSomeOnly() ? own.meetingSome : own.meetingAll);
  }

  /** Residents of a place, as far as each holds of them. */
  private static final class Count {
    private long all;
    private long reached;
    private long second;
    private long lasting;
    private long room;
    private long twice;

    void add(Count other) {
      all += other.all;
      reached += other.reached;
      second += other.second;
      lasting += other.lasting;
      room += other.room;
      twice += other.twice;
    }
  }

  /** A question for one group at one closeness. */
  private final class Asked {
    private final OfferLine line;
    private final CohortLevel.Level closeness;
    private final boolean local;
    private final List<SmallArea> residents;
    private final List<GapCell> cells;
    private final Set<Service> meetingAll = new HashSet<>();
    private final Set<Service> meetingSome = new HashSet<>();

    Asked(OfferLine line, Area area, @Nullable TermId group, CohortLevel.Level closeness) {
      this.line = line;
      this.closeness = closeness;
      this.local =
          line.organisedAt() != OrganisedAt.REGION && line.organisedAt() != OrganisedAt.NATION;
      this.residents = plain.residents(area.code());
      this.cells =
          line.function().supportTypes().stream()
              .map(
                  support ->
                      new GapCell(area.kind(), area.code(), line.crimeType(), group, support))
              .toList();
      for (Service service : services) {
        if (plain.counts(service) && isListedFor(service)) {
          meetingSome.add(service);
          if (plain.isForAll(service, cells.getFirst(), closeness)) {
            meetingAll.add(service);
          }
        }
      }
    }

    /** Crime and group are the same in all cells, so that only the support tells them apart. */
    private boolean isListedFor(Service service) {
      return plain.isForSome(service, cells.getFirst(), closeness)
          && cells.stream()
              .anyMatch(
                  cell -> residents.stream().anyMatch(r -> plain.takes(service, cell, r, local)));
    }

    boolean isForSomeOnly() {
      return !isAtHome(meetingAll) && isAtHome(meetingSome);
    }

    Count count() {
      Count count = new Count();
      residents.forEach(resident -> count.add(at(resident)));
      return count;
    }

    GapFinding byShares() {
      if (meetingSome.isEmpty()) {
        return nothing();
      }
      if (!isAtHome(meetingAll)) {
        return isAtHome(meetingSome) ? GapFinding.PARTIAL : GapFinding.CROSS_BOUNDARY_ONLY;
      }
      Count count = count();
      double all = count.all;
      if (count.reached / all < settings.providedShare() || isAPartLeftOut()) {
        return GapFinding.PARTIAL;
      }
      if ((!line.function().oneProvider() && count.second / all < settings.secureShare())
          || count.lasting / all < settings.secureShare()) {
        return GapFinding.AT_RISK;
      }
      if (count.room / all < settings.secureShare()) {
        return GapFinding.OVERSTRETCHED;
      }
      return count.twice > 0 && count.twice / all >= settings.duplicatedShare()
          ? GapFinding.DUPLICATED
          : GapFinding.PROVIDED;
    }

    private boolean isAPartLeftOut() {
      Map<AreaCode, Count> parts = new HashMap<>();
      for (SmallArea resident : residents) {
        District district = geography.findDistrict(resident.district()).orElseThrow();
        if (line.organisedAt() == OrganisedAt.DISTRICT) {
          parts.computeIfAbsent(district.code(), code -> new Count()).add(at(resident));
        } else if (line.organisedAt() == OrganisedAt.COUNCIL) {
          parts.computeIfAbsent(district.council(), code -> new Count()).add(at(resident));
        }
      }
      return parts.values().stream()
          .anyMatch(part -> part.reached / (double) part.all < settings.providedShare());
    }

    private Count at(SmallArea resident) {
      Count here = new Count();
      long people = resident.population();
      here.all = people;
      for (GapCell cell : cells) {
        List<Service> theirs =
            meetingAll.stream()
                .filter(service -> plain.takes(service, cell, resident, local))
                .toList();
        here.reached = theirs.isEmpty() ? here.reached : people;
        here.lasting = theirs.stream().anyMatch(plain::lasts) ? people : here.lasting;
        here.room = theirs.stream().anyMatch(plain::hasRoom) ? people : here.room;
        here.second = plain.hasSecondProvider(theirs, cell, resident, local) ? people : here.second;
        here.twice = plain.isServedTwice(theirs, cell, resident, local) ? people : here.twice;
      }
      return here;
    }

    private GapFinding nothing() {
      if (services.stream().anyMatch(each -> plain.counts(each) && isNational(each))) {
        return GapFinding.NATIONAL_ONLY;
      }
      if (services.stream()
          .anyMatch(each -> each.isPublished() && !plain.counts(each) && isListedFor(each))) {
        return GapFinding.LISTED_NOT_COUNTED;
      }
      boolean listed =
          services.stream()
              .filter(Service::isPublished)
              .anyMatch(
                  service ->
                      service.offers().stream()
                          .anyMatch(
                              offer ->
                                  residents.stream()
                                      .anyMatch(r -> plain.reaches(service, offer, r, true))));
      return listed ? GapFinding.NONE_RECORDED : GapFinding.NOT_ASSESSED;
    }

    private boolean isNational(Service service) {
      return plain.isForSome(service, cells.getFirst(), closeness)
          && cells.stream()
              .anyMatch(
                  cell ->
                      service.offers().stream()
                          .anyMatch(
                              offer ->
                                  plain.isFor(service, offer, cell) && plain.all(service, offer)));
    }

    private boolean isAtHome(Set<Service> meeting) {
      if (line.organisedAt() == OrganisedAt.NATION) {
        return !meeting.isEmpty();
      }
      Set<AreaCode> policeAreas = new HashSet<>();
      Set<AreaCode> regions = new HashSet<>();
      for (SmallArea resident : residents) {
        policeAreas.add(plain.policeArea(resident));
        regions.add(geography.findDistrict(resident.district()).orElseThrow().region());
      }
      if (line.organisedAt() == OrganisedAt.REGION) {
        for (SmallArea small : geography.listSmallAreas()) {
          AreaCode region = geography.findDistrict(small.district()).orElseThrow().region();
          if (region != null && regions.contains(region)) {
            policeAreas.add(plain.policeArea(small));
          }
        }
      }
      return meeting.stream()
          .anyMatch(
              service ->
                  plain.isAtHome(service, policeAreas)
                      || (line.organisedAt() == OrganisedAt.REGION && isNational(service)));
    }
  }
}
