package org.waymark.web.pathway;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.AreaNames;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.pathway.PathwayNetworks;
import org.waymark.pathway.RouteWords;
import org.waymark.pathway.network.AreaNetwork;
import org.waymark.pathway.network.AreaNetworks;
import org.waymark.pathway.network.NetworkFilter;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;
import org.waymark.web.page.Choices;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.NotFoundException;

/** The choice of an area and its network. */
@Controller("/pathways")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@Hidden
record NetworkController(
    VisibleCatalogue visible,
    PathwayNetworks networks,
    NetworkDrawings drawings,
    PageFrames frames,
    Pages pages) {

  private static final Set<String> NAMES = Set.of("area", "crime", "cohort", "listed");

  static final String NO_AREA =
      "No one area is called this. Choose one from the list, or write its name with its kind, like"
          + " Kent (police area).";

  static AreaNames names(Snapshot snapshot) {
    return snapshot.geography().names(snapshot.today());
  }

  /** Where to begin; with an area in the address, on to its network. */
  @Get
  HttpResponse<?> choose(HttpRequest<?> request) {
    Snapshot snapshot = visible.of(request);
    Optional<AreaCode> area =
        names(snapshot)
            .findOne(request.getParameters().get("area", String.class, ""))
            .map(Area::code);
    if (area.isPresent()) {
      return HttpResponse.seeOther(URI.create("/pathways/" + area.get()));
    }
    return pages.show(
        "pathway/choose",
        new ChoosePage(
            frames
                .of("Referral pathways", Section.PATHWAYS)
                .withStyle("gap.css")
                .withStyle("pathway.css"),
            PathwayNavigation.of(PathwayNavigation.View.NETWORK, null, snapshot),
            Choices.policeAreas(snapshot, "Choose a police area", ""),
            Choices.policeAreas(snapshot).stream()
                .map(each -> new ChoosePage.Link("/pathways/" + each.code(), each.shortName()))
                .toList()));
  }

  /** The network of an area of any kind below the country. */
  @Get("/{area:[A-Za-z][0-9]+}")
  HttpResponse<?> network(HttpRequest<?> request, @PathVariable String area) {
    Snapshot snapshot = visible.of(request);
    Area asked = area(snapshot, area);
    String other = request.getParameters().get("area", String.class, "").strip();
    List<FieldError> errors = new ArrayList<>();
    if (!other.isEmpty() && !other.equalsIgnoreCase(asked.code().value())) {
      Optional<AreaCode> code = names(snapshot).findOne(other).map(Area::code);
      if (code.isPresent()) {
        String query = request.getUri().getRawQuery();
        return HttpResponse.seeOther(
            URI.create(
                "/pathways/"
                    + code.get()
                    + "?"
                    + query.replaceAll("(^|&)area=[^&]*", "").replaceAll("^&", "")));
      }
      errors.add(new FieldError("area", NO_AREA));
    }
    for (String name : request.getParameters().names()) {
      if (!NAMES.contains(name)) {
        errors.add(
            new FieldError(
                "",
                "There is no parameter “" + name + "” here. Use area, crime, cohort or listed."));
      }
    }
    NetworkFilter filter =
        new NetworkFilter(
            term(request, "crime", snapshot.vocabularies().crimeTypes(), errors),
            term(request, "cohort", snapshot.vocabularies().cohorts(), errors));
    PathwayNetwork all = networks.of(snapshot);
    AreaNetwork network = filter.apply(AreaNetworks.of(all, asked), snapshot);
    boolean listed = request.getParameters().contains("listed");
    NetworkPage page =
        new NetworkPageMaker(
                snapshot,
                network,
                filter,
                drawings.of(all, network, filter, new RouteWords(snapshot), listed),
                listed)
            .page(
                errors,
                title ->
                    frames
                        .of(errors.isEmpty() ? title : "Error: " + title, Section.PATHWAYS)
                        .withStyle("map.css")
                        .withStyle("gap.css")
                        .withStyle("pathway.css")
                        .withScript("pathway.js"));
    return pages.show(
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST, "pathway/network", page);
  }

  static Area area(Snapshot snapshot, String text) {
    return AreaCode.parse(text)
        .flatMap(snapshot.geography()::findArea)
        .filter(area -> area.kind() != AreaKind.COUNTRY)
        .orElseThrow(
            () ->
                new NotFoundException(
                    "There is no such area. Choose one from the list of police areas."));
  }

  static @Nullable TermId term(
      HttpRequest<?> request, String name, Vocabulary vocabulary, List<FieldError> errors) {
    String text = request.getParameters().get(name, String.class, "").strip();
    if (text.isEmpty()) {
      return null;
    }
    if (TermId.isValid(text) && vocabulary.contains(TermId.of(text))) {
      return TermId.of(text);
    }
    errors.add(
        new FieldError(
            name,
            "There is no such "
                + vocabulary.kind().slug().replace('-', ' ')
                + ". Choose one from the list."));
    return null;
  }
}
