package org.waymark.web.returns;

import io.micronaut.http.HttpResponse;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.listing.reminder.ReturnLinks;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.NotFoundException;

/** The form of one organisation and quarter, for whoever has the link of its letter. */
@Controller("/returns")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@Hidden
record ReturnLinkController(ReturnLinks links, ReturnFormPages forms, SnapshotKeeper snapshots) {

  @Get("/{ticket}")
  HttpResponse<?> show(@PathVariable String ticket, @Nullable @QueryValue String done) {
    return forms.show(way(ticket), done != null);
  }

  @Post("/{ticket}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> keep(@PathVariable String ticket, @Body Map<String, Object> body) {
    return forms.keep(way(ticket), SentForm.of(body));
  }

  private ReturnFormPages.Way way(String ticket) {
    ReturnLinks.Signed signed =
        links
            .read(ticket)
            .filter(each -> each.quarter().isOpenOn(snapshots.professional().today()))
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "This link is too old or not whole. Sign in and give the figures under"
                            + " Manage listings, Quarterly figures."));
    return new ReturnFormPages.Way(
        signed.person(), signed.organisation(), signed.quarter(), "/returns/" + ticket, "");
  }
}
