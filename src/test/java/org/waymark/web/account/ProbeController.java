package org.waymark.web.account;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import org.waymark.account.ApiToken;
import org.waymark.account.Person;
import org.waymark.web.TestSite;

/** Says what a request may do, on every {@link TestSite}. */
@Controller
@Requires(bean = TestSite.Contents.class)
final class ProbeController {

  private final TestSite.Contents contents;

  ProbeController(TestSite.Contents contents) {
    this.contents = contents;
  }

  @Get("/api/test-token")
  @Secured(ApiToken.WRITE)
  String token(Person person) {
    return contents.catalogue().listOrganisations().stream()
        .findFirst()
        .map(
            each ->
                (person.token() == null ? "person" : "token")
                    + " edits:"
                    + person.authority().mayEdit(each.id())
                    + " withheld:"
                    + person.authority().mayReadWithheld(each.id()))
        .orElse("");
  }

  @Get("/api/test-signed-in")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  String signedIn() {
    return "";
  }

  @Post("/test-upload")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @ExecuteOn(TaskExecutors.BLOCKING)
  String upload(CompletedFileUpload file) throws IOException {
    return String.valueOf(file.getBytes().length);
  }
}
