package org.waymark.web.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.coverage.CoverageReport;
import org.waymark.coverage.Overlay.ServiceShare;
import org.waymark.geography.SmallAreaSet;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.listing.MapPoint;
import org.waymark.web.listing.MapPoints;
import org.waymark.web.page.Choice;
import org.waymark.web.problem.FieldError;

/**
 * What lies on a map besides its colours. Pins are public locations that have a position, never
 * others; a reach is that of the published listing, in which a part that would tell a hidden place
 * is widened already.
 *
 * @param shown the layers that are to be seen
 * @param pins public locations of the services counted; empty unless they are shown
 * @param reach small areas that the chosen service takes people from; empty for none chosen
 * @param reachOf the chosen service; empty for none
 */
public record MapLayers(
    Set<Layer> shown, List<MapPoint> pins, SmallAreaSet reach, Optional<ServiceId> reachOf) {

  /** Parameters of an address that say what is shown. */
  static final Set<String> NAMES = Set.of("layers", "layer", "reach");

  /** What a map shows of which nobody said what. */
  public static final MapLayers USUAL =
      new MapLayers(
          Set.of(Layer.TOWNS, Layer.NEIGHBOURS, Layer.UNREACHED),
          List.of(),
          SmallAreaSet.empty(),
          Optional.empty());

  /** Something that can be shown or left out. */
  public enum Layer {
    TOWNS("towns", "Names of towns"),
    NEIGHBOURS("neighbours", "Neighbours"),
    UNREACHED("unreached", "Where nobody is reached"),
    SERVICES("services", "Public places of services");

    private final String slug;
    private final String label;

    Layer(String slug, String label) {
      this.slug = slug;
      this.label = label;
    }

    static Optional<Layer> ofSlug(String slug) {
      return Arrays.stream(values()).filter(each -> each.slug.equals(slug)).findFirst();
    }
  }

  boolean shows(Layer layer) {
    return shown.contains(layer);
  }

  /**
   * Reads what an address asks for. A form that leaves out every layer still says that it chose.
   *
   * @param problems gets what is no layer and no service of the report
   */
  static MapLayers read(
      Map<String, List<String>> parameters,
      CoverageReport report,
      Snapshot snapshot,
      List<FieldError> problems) {
    Set<Layer> shown = EnumSet.noneOf(Layer.class);
    for (String slug : parameters.getOrDefault("layer", List.of())) {
      Layer.ofSlug(slug)
          .ifPresentOrElse(
              shown::add,
              () ->
                  problems.add(
                      new FieldError(
                          "",
                          "“"
                              + slug
                              + "” is no layer of the map. Use towns, neighbours, unreached or"
                              + " services.")));
    }
    if (shown.isEmpty() && !parameters.containsKey("layers")) {
      shown.addAll(USUAL.shown);
    }
    Optional<Service> service = reachOf(parameters, report, problems);
    return new MapLayers(
        shown,
        shown.contains(Layer.SERVICES)
            ? report.services().stream()
                .flatMap(each -> MapPoints.of(snapshot.catalogue(), each.service()).stream())
                .toList()
            : List.of(),
        service.map(each -> reach(each, report, snapshot)).orElse(SmallAreaSet.empty()),
        service.map(Service::id));
  }

  private static Optional<Service> reachOf(
      Map<String, List<String>> parameters, CoverageReport report, List<FieldError> problems) {
    String asked = parameters.getOrDefault("reach", List.of("")).getFirst().strip();
    Optional<Service> found =
        RecordIds.parse(asked)
            .map(ServiceId::new)
            .flatMap(
                id ->
                    report.services().stream()
                        .map(ServiceShare::service)
                        .filter(each -> each.id().equals(id))
                        .findFirst());
    if (!asked.isEmpty() && found.isEmpty()) {
      problems.add(
          new FieldError(
              "reach",
              "No service that counts here has this identifier. Choose one from the list."));
    }
    return found;
  }

  private static SmallAreaSet reach(Service service, CoverageReport report, Snapshot snapshot) {
    OptionalInt ordinal = snapshot.services().findOrdinal(service.id());
    return ordinal.isEmpty()
        ? SmallAreaSet.empty()
        : snapshot
            .services()
            .reachOf(ordinal.getAsInt())
            .local()
            .intersect(snapshot.geography().smallAreasOf(report.within().code()));
  }

  /** The boxes of a form. */
  List<Choice> boxes() {
    return Arrays.stream(Layer.values())
        .map(each -> new Choice(each.slug, each.label, shows(each)))
        .toList();
  }

  /** The services of a report whose reach can be shown, by name. */
  List<Choice> reaches(CoverageReport report) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", "None", reachOf.isEmpty()));
    report.services().stream()
        .map(ServiceShare::service)
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .forEach(
            each ->
                choices.add(
                    new Choice(
                        each.id().value().toString(),
                        each.name(),
                        reachOf.filter(each.id()::equals).isPresent())));
    return choices;
  }
}
