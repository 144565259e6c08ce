package org.waymark.web.withheld;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.confidential.PlaceInWordsException;
import org.waymark.geography.Area;
import org.waymark.listing.withheld.HiddenAddress;
import org.waymark.listing.withheld.WithheldReading;
import org.waymark.listing.withheld.WithheldReading.HiddenPlace;
import org.waymark.listing.withheld.WithheldReading.Reading;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.NotFoundException;
import org.waymark.web.withheld.WithheldPage.Editing;
import org.waymark.web.withheld.WithheldPage.Place;

/** Shows and keeps withheld addresses. Nothing of them is in an address of a page. */
@Hidden
@Controller("/manage/listings/{service}/withheld")
@Requires(beans = DataSource.class)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
record WithheldController(
    CatalogueRepository catalogue,
    WithheldReading withheld,
    SnapshotKeeper snapshots,
    PageFrames frames,
    Pages pages) {

  private static final String LINES = "lines";
  private static final String POSTCODE = "postcode";

  /** The places, without their addresses. */
  @Get
  HttpResponse<?> list(
      Person person, @PathVariable String service, @Nullable @QueryValue String done) {
    Service found = getService(service);
    String said =
        switch (done == null ? "" : done) {
          case "kept" ->
              "The address is kept. Nobody sees it but editors of your organisation and"
                  + " administrators named for it.";
          case "removed" -> "The address is removed.";
          default -> "";
        };
    return page(person, found, said, null, List.of());
  }

  /**
   * The address of one place; posted, so that it is asked for on purpose and never fetched ahead.
   */
  @Post("/{location}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> show(Person person, @PathVariable String service, @PathVariable String location) {
    Service found = getService(service);
    LocationId place = idOf(location);
    return switch (withheld.read(person, found.id(), place)) {
      case Reading.Refused _ -> throw missing();
      case Reading.NothingKept _ -> page(person, found, "", new Open(place, "", ""), List.of());
      case Reading.Shown shown -> page(person, found, "", open(place, shown.address()), List.of());
    };
  }

  /** Keeps what was typed, or removes the address when {@code remove} is sent. */
  @Post("/{location}/keep")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> save(
      Person person,
      @PathVariable String service,
      @PathVariable String location,
      @Body Map<String, Object> fields) {
    Service found = getService(service);
    SentForm form = SentForm.of(fields);
    LocationId place = idOf(location);
    if (!form.first("remove").isEmpty()) {
      if (!withheld.remove(person, found.id(), place)) {
        throw missing();
      }
      return HttpResponse.seeOther(URI.create(address(found) + "?done=removed"));
    }
    try {
      List<String> lines = form.first(LINES).lines().toList();
      if (!withheld.write(person, found.id(), place, lines, form.first(POSTCODE))) {
        throw missing();
      }
    } catch (PlaceInWordsException e) {
      return page(
          person,
          found,
          "",
          new Open(place, form.first(LINES), form.first(POSTCODE)),
          e.placesInWords().stream()
              .map(each -> new FieldError(LINES, each.message()))
              .distinct()
              .toList());
    } catch (IllegalArgumentException e) {
      String message =
          form.first(LINES).isEmpty() && form.first(POSTCODE).isEmpty()
              ? "Enter the address, or at least its postcode"
              : "Enter at most ten lines of up to 200 characters, and one postcode";
      return page(
          person,
          found,
          "",
          new Open(place, form.first(LINES), form.first(POSTCODE)),
          List.of(new FieldError(LINES, message)));
    }
    return HttpResponse.seeOther(URI.create(address(found) + "?done=kept"));
  }

  /** A place whose address is in the form. */
  private record Open(LocationId location, String lines, String postcode) {
    @Override
    public String toString() {
      return "Open[" + location + "]";
    }
  }

  private static Open open(LocationId location, HiddenAddress address) {
    String postcode = address.postcode();
    return new Open(location, String.join("\n", address.lines()), postcode == null ? "" : postcode);
  }

  private HttpResponse<?> page(
      Person person, Service service, String done, @Nullable Open open, List<FieldError> errors) {
    List<HiddenPlace> hidden =
        withheld.places(person, service.id()).orElseThrow(WithheldController::missing);
    List<Place> places = new ArrayList<>();
    Editing editing = null;
    for (HiddenPlace each : hidden) {
      String name = name(places.size() + 1, each.location());
      places.add(new Place(each.location().id().toString(), name, each.kept()));
      if (open != null && open.location().equals(each.location().id())) {
        editing =
            new Editing(
                open.location().toString(), name, open.lines(), open.postcode(), each.kept());
      }
    }
    boolean wrong = !errors.isEmpty();
    return pages.show(
        wrong ? HttpStatus.BAD_REQUEST : HttpStatus.OK,
        "withheld/withheld",
        new WithheldPage(
            frames.of((wrong ? "Error: " : "") + "Withheld addresses", Section.NONE),
            service.name(),
            "/services/" + service.id(),
            address(service),
            done,
            places,
            editing,
            errors));
  }

  private String name(int number, ServiceLocation location) {
    return "Place "
        + number
        + switch (location) {
          case ServiceLocation.AreaOnly only ->
              ": only its area is published, "
                  + snapshots
                      .current()
                      .geography()
                      .findArea(only.area())
                      .map(Area::name)
                      .orElse(only.area().value());
          default -> ": nothing of it is published";
        };
  }

  private static String address(Service service) {
    return "/manage/listings/" + service.id() + "/withheld";
  }

  private Service getService(String id) {
    return RecordIds.parse(id)
        .flatMap(each -> catalogue.findService(new ServiceId(each)))
        .orElseThrow(WithheldController::missing);
  }

  private static LocationId idOf(String location) {
    return RecordIds.parse(location).map(LocationId::new).orElseThrow(WithheldController::missing);
  }

  private static NotFoundException missing() {
    return new NotFoundException(
        "There is no such place, or you may not see its address. Ask the lead of your"
            + " organisation if you should.");
  }
}
