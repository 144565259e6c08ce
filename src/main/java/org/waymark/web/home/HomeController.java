package org.waymark.web.home;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.ArrayList;
import java.util.List;
import org.waymark.catalogue.CatalogueSummary;
import org.waymark.snapshot.FrontPage;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;
import org.waymark.web.home.HomePage.Choice;
import org.waymark.web.home.HomePage.Group;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.ProblemPages;

/** The first page. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
record HomeController(
    SnapshotKeeper snapshots, PageFrames frames, Pages pages, ProblemPages problems) {

  @Get
  HttpResponse<?> home(HttpRequest<?> request) {
    if (!request.getParameters().isEmpty()) {
      return problems.refuse(
          request,
          request.getParameters().names().stream()
              .map(
                  name ->
                      new FieldError(
                          "", "The home page takes no parameter “" + name + "”. Leave it out."))
              .toList());
    }
    FrontPage front = snapshots.frontPage();
    CatalogueSummary catalogue = front.catalogue();
    Vocabularies vocabularies = snapshots.vocabularies();
    return pages.show(
        "home/home",
        new HomePage(
            frames
                .ofListings("Support for victims of crime", Section.NONE)
                .withScript("suggest.js"),
            groups(vocabularies.crimeTypes()),
            groups(vocabularies.cohorts()),
            front.policeAreas().stream()
                .map(area -> new Choice(area.code().value(), area.shortName()))
                .toList(),
            catalogue.services(),
            catalogue.organisations(),
            catalogue.nationwide(),
            catalogue.checkedPercent()));
  }

  private static List<Group> groups(Vocabulary vocabulary) {
    List<Group> groups = new ArrayList<>();
    for (Term root : vocabulary.roots()) {
      List<Choice> choices = new ArrayList<>();
      for (TermId id : vocabulary.selfAndDescendants(root.id())) {
        choices.add(new Choice(id.value(), vocabulary.get(id).label()));
      }
      groups.add(new Group(root.label(), choices));
    }
    return groups;
  }
}
