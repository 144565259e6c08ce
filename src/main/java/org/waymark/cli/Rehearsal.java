package org.waymark.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** A reader's first visit, acted out so that Java can remember what it loaded. */
final class Rehearsal {

  private static final List<String> PAGES =
      List.of(
          "/",
          "/services?q=counselling&crime=sexual-abuse",
          "/suggest?q=sar",
          "/coverage?area=E23000002&crime=sexual-abuse&cohort=children",
          "/areas/police-area/E23000002",
          "/gap?area=E23000002",
          "/gap/every?area=E23000002&crime=sexual-abuse",
          "/organisations",
          "/api/v1/services?q=isva",
          "/health");

  private Rehearsal() {}

  /** Fetches the main pages; what they answer does not matter. */
  static void visit(String address) throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String page : PAGES) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(address + page))
                .timeout(Duration.ofSeconds(20))
                .build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
      }
    } catch (IOException e) {
      throw new Problem("The rehearsal could not be finished: " + e.getMessage());
    }
  }
}
