package org.waymark.web.returns;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.returns.Figure;
import org.waymark.returns.FigureFault;
import org.waymark.returns.Quarter;
import org.waymark.returns.QuarterlyReturn;
import org.waymark.returns.ReturnDesk;
import org.waymark.returns.ReturnDesk.Outcome;
import org.waymark.returns.ReturnDesk.Typed;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.account.FormTokens;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.NotFoundException;
import org.waymark.web.returns.ReturnPage.Block;
import org.waymark.web.returns.ReturnPage.Field;

/**
 * The form of an organisation's figures for a quarter, whichever way somebody came to it. Each
 * service is kept or refused by itself; what is refused comes back as it was typed.
 */
@Singleton
final class ReturnFormPages {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).withZone(ZoneId.of("Europe/London"));

  private static final String SEEN = "seen";
  private static final String EARLIER = "earlier";

  private final ReturnDesk desk;
  private final SnapshotKeeper snapshots;
  private final FormTokens tokens;
  private final PageFrames frames;
  private final Pages pages;

  ReturnFormPages(
      ReturnDesk desk,
      SnapshotKeeper snapshots,
      FormTokens tokens,
      PageFrames frames,
      Pages pages) {
    this.desk = desk;
    this.snapshots = snapshots;
    this.tokens = tokens;
    this.frames = frames;
    this.pages = pages;
  }

  /**
   * Whose form it is and how they came to it.
   *
   * @param address of the form
   * @param overview where the other quarters are; empty by a link
   */
  record Way(
      Person person,
      OrganisationId organisation,
      Quarter quarter,
      String address,
      String overview) {}

  /** The services of an organisation that figures are asked of, by name. */
  static List<Service> asked(Snapshot snapshot, OrganisationId organisation) {
    return snapshot.catalogue().servicesOf(organisation).stream()
        .filter(Service::isPublished)
        .sorted(Comparator.comparing(Service::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  HttpResponse<?> show(Way way, boolean done) {
    return page(HttpStatus.OK, way, done, Map.of(), Map.of());
  }

  HttpResponse<?> keep(Way way, SentForm sent) {
    Map<ServiceId, Typed> typed = new LinkedHashMap<>();
    for (Service service : asked(snapshots.professional(), way.organisation())) {
      typed.put(service.id(), typed(service.id(), sent));
    }
    Map<ServiceId, Outcome> outcomes;
    try {
      outcomes = desk.give(way.person(), way.organisation(), way.quarter(), typed);
    } catch (ReturnDesk.ClosedException e) {
      throw new NotFoundException(e.told());
    }
    boolean whole =
        outcomes.values().stream()
            .noneMatch(
                each -> each instanceof ReturnDesk.Refused || each instanceof ReturnDesk.Overtaken);
    return whole
        ? HttpResponse.seeOther(URI.create(way.address() + "?done=saved"))
        : page(HttpStatus.BAD_REQUEST, way, false, typed, outcomes);
  }

  private static Typed typed(ServiceId service, SentForm sent) {
    Map<Figure, String> figures = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      figures.put(figure, sent.first(name(service, figure.slug())));
    }
    return new Typed(
        figures,
        !sent.first(name(service, EARLIER)).isEmpty(),
        (int) Math.min(sent.number(name(service, SEEN)).orElse(0), Integer.MAX_VALUE));
  }

  private static String name(ServiceId service, String part) {
    return "f-" + service + "-" + part;
  }

  private HttpResponse<?> page(
      HttpStatus status,
      Way way,
      boolean done,
      Map<ServiceId, Typed> typed,
      Map<ServiceId, Outcome> outcomes) {
    Snapshot snapshot = snapshots.professional();
    Organisation organisation =
        snapshot
            .catalogue()
            .findOrganisation(way.organisation())
            .orElseThrow(
                () -> new NotFoundException("There is no such organisation in the catalogue."));
    Map<ServiceId, QuarterlyReturn> now =
        desk.entered(way.person(), way.organisation(), way.quarter());
    Map<ServiceId, QuarterlyReturn> before =
        desk.entered(way.person(), way.organisation(), way.quarter().previous());
    List<FieldError> errors = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    for (Service service : asked(snapshot, way.organisation())) {
      blocks.add(
          new BlockMaker(
                  service,
                  Optional.ofNullable(now.get(service.id())),
                  Optional.ofNullable(before.get(service.id())),
                  typed.get(service.id()),
                  outcomes.get(service.id()))
              .make(errors));
    }
    PageFrame frame =
        frames
            .of("Figures for " + way.quarter().label(), Section.NONE)
            .about(organisation.provenance())
            .withStyle("returns.css");
    return pages.show(
        status,
        "returns/form",
        new ReturnPage(
            frame,
            frame.formToken().isEmpty() ? tokens.forAnybody() : frame.formToken(),
            way.address(),
            way.overview(),
            organisation.name(),
            way.quarter().label(),
            way.quarter().previous().label(),
            way.quarter().closesInWords(),
            done,
            (int) blocks.stream().filter(block -> block.seen() > 0).count(),
            errors,
            blocks));
  }

  /** Makes the part of one service; typed and outcome are null when the form is shown first. */
  private record BlockMaker(
      Service service,
      Optional<QuarterlyReturn> now,
      Optional<QuarterlyReturn> before,
      @Nullable Typed typed,
      @Nullable Outcome outcome) {

    Block make(List<FieldError> errors) {
      Map<Figure, FigureFault> faults = new EnumMap<>(Figure.class);
      if (outcome instanceof ReturnDesk.Refused refused) {
        refused.faults().forEach(fault -> faults.putIfAbsent(fault.figure(), fault));
        refused
            .faults()
            .forEach(
                fault ->
                    errors.add(
                        new FieldError(
                            name(service.id(), fault.figure().slug()),
                            service.name() + ": " + fault.message())));
      }
      boolean overtaken = outcome instanceof ReturnDesk.Overtaken;
      if (overtaken) {
        errors.add(
            new FieldError(
                name(service.id(), Figure.WORKERS.slug()),
                service.name()
                    + ": somebody else has entered figures meanwhile. Look at theirs and save yours"
                    + " again to put them in their place"));
      }
      boolean asTyped = overtaken || outcome instanceof ReturnDesk.Refused;
      List<Field> fields = new ArrayList<>();
      List<Field> reasons = new ArrayList<>();
      List<Field> after = new ArrayList<>();
      for (Figure figure : Figure.values()) {
        Field field = field(figure, asTyped, faults.get(figure));
        if (figure.isReason()) {
          reasons.add(field);
        } else if (figure.compareTo(Figure.DECLINED) <= 0) {
          fields.add(field);
        } else {
          after.add(field);
        }
      }
      return new Block(
          service.id().toString(),
          service.name(),
          now.map(QuarterlyReturn::version).orElse(0),
          now.map(each -> "Saved on " + DAY.format(each.at())).orElse("Nothing saved yet"),
          overtaken ? now.map(BlockMaker::told).orElse("") : "",
          fields,
          reasons,
          reasons.stream().anyMatch(each -> !each.value().isEmpty() || !each.error().isEmpty()),
          (asTyped && typed != null)
              ? typed.earlierToo()
              : now.map(each -> each.figures().earlierToo()).orElse(false),
          after);
    }

    private Field field(Figure figure, boolean asTyped, @Nullable FigureFault fault) {
      return new Field(
          name(service.id(), figure.slug()),
          figure.label(),
          figure.hint(),
          (asTyped && typed != null)
              ? typed.figures().getOrDefault(figure, "")
              : words(now, figure).orElse(""),
          words(before, figure).orElse(""),
          fault == null ? "" : fault.problem() + " " + fault.remedy(),
          figure.decimals() > 0);
    }

    private static Optional<String> words(Optional<QuarterlyReturn> of, Figure figure) {
      return of.flatMap(each -> each.figures().of(figure)).map(BigDecimal::toPlainString);
    }

    private static String told(QuarterlyReturn theirs) {
      List<String> told = new ArrayList<>();
      theirs
          .figures()
          .stated()
          .forEach((figure, value) -> told.add(figure.label() + " " + value.toPlainString()));
      return told.isEmpty() ? "They left everything blank." : String.join("; ", told) + ".";
    }
  }
}
