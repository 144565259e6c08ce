package org.waymark.web.about;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.vocabulary.Scope;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;

/** Pages that are the same for everybody. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
record AboutController(SnapshotKeeper snapshots, PageFrames frames, Pages pages) {

  @Get("/about")
  HttpResponse<?> about() {
    return pages.show("about/about", frames.of("About Waymark", Section.ABOUT));
  }

  @Get("/privacy")
  HttpResponse<?> privacy() {
    return pages.show("about/privacy", frames.of("Privacy", Section.ABOUT));
  }

  @Get("/accessibility")
  HttpResponse<?> accessibility() {
    return pages.show("about/accessibility", frames.of("Accessibility statement", Section.ABOUT));
  }

  /** The glossary, from the vocabularies in use. */
  @Get("/terms")
  HttpResponse<?> terms() {
    Vocabularies vocabularies = snapshots.current().vocabularies();
    return pages.show(
        "about/terms",
        new TermsPage(
            frames.of("Terms we use", Section.ABOUT),
            List.of(
                group("crimes", "Crimes", vocabularies.crimeTypes()),
                group("groups-of-people", "Groups of people", vocabularies.cohorts()),
                group("types-of-support", "Types of support", vocabularies.supportTypes()))));
  }

  private static TermsPage.Group group(String id, String title, Vocabulary vocabulary) {
    return new TermsPage.Group(
        id,
        title,
        vocabulary.terms().stream()
            .map(
                term ->
                    new TermsPage.Line(
                        term.id().value(),
                        term.label(),
                        vocabulary.depth(term.id()),
                        term.definition(),
                        term.source(),
                        term.scope() == Scope.DUTY ? "" : term.scope().label()))
            .toList());
  }
}
