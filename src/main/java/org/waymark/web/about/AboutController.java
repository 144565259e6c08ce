package org.waymark.web.about;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;

/** Pages that are the same for everybody. */
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AboutController {

  private final PageFrames frames;
  private final Pages pages;

  AboutController(PageFrames frames, Pages pages) {
    this.frames = frames;
    this.pages = pages;
  }

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
}
