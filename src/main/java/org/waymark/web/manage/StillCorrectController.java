package org.waymark.web.manage;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Optional;
import org.waymark.catalogue.Service;
import org.waymark.listing.Decided;
import org.waymark.listing.reminder.StillCorrectLinks;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.account.FormTokens;
import org.waymark.web.listing.ListingWords;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.problem.NotFoundException;

/**
 * One click from the reminder says that a listing is still correct, without signing in. The link
 * only shows a page with one button: programs that open links in letters to look at them confirm
 * nothing.
 */
@Controller("/still-correct")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
record StillCorrectController(
    StillCorrectLinks links,
    EditedListings listings,
    FormTokens tokens,
    PageFrames frames,
    Pages pages) {

  @Get("/{ticket}")
  HttpResponse<?> ask(@PathVariable String ticket) {
    return page(HttpStatus.OK, ticket, "Is the listing still correct?", false, "");
  }

  @Post("/{ticket}")
  @Consumes(MediaType.ALL)
  HttpResponse<?> confirm(@PathVariable String ticket) {
    Decided decided = links.confirm(ticket).orElseThrow(StillCorrectController::tooOld);
    return decided instanceof Decided.Refused no
        ? page(
            HttpStatus.CONFLICT,
            ticket,
            "Nothing was changed",
            false,
            no.problems().getFirst().message())
        : page(HttpStatus.OK, ticket, "Thank you", true, "");
  }

  private HttpResponse<?> page(
      HttpStatus status, String ticket, String title, boolean done, String problem) {
    Service service = service(ticket);
    Snapshot snapshot = listings.snapshot();
    PageFrame frame = frames.of(title, Section.NONE);
    return pages.show(
        status,
        "manage/still-correct",
        new StillCorrectPage(
            frame,
            frame.formToken().isEmpty() ? tokens.forAnybody() : frame.formToken(),
            title,
            ticket,
            service.id().toString(),
            service.name(),
            snapshot.catalogue().organisationOf(service).name(),
            new ListingWords(snapshot).freshness(service),
            service.isPublic(),
            done,
            problem));
  }

  private Service service(String ticket) {
    Optional<Service> service =
        links
            .read(ticket)
            .flatMap(signed -> listings.snapshot().catalogue().findService(signed.service()));
    return service.orElseThrow(StillCorrectController::tooOld);
  }

  private static NotFoundException tooOld() {
    return new NotFoundException(
        "This link is too old or not whole. Sign in and say it under Manage listings.");
  }
}
