package org.waymark.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.waymark.account.Account;
import org.waymark.account.AccountRepository;
import org.waymark.account.Accounts;
import org.waymark.account.Grant;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.search.ServiceSearch;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.account.SignedInCookie;

/**
 * What a change costs in a running program: sent by a signed-in person, answered, and read on the
 * page of the listing. Given a folder with a large catalogue, of which it uses a copy:
 *
 * <pre>
 * ./waymark demonstration load --size 10000 --home /tmp/large
 * java -cp target/test-classes:target/classes:... org.waymark.benchmark.EditMeasure /tmp/large
 * </pre>
 */
public final class EditMeasure {

  private static final int WARM_UP = 40;
  private static final int EDITS = 60;
  private static final int AT_ONCE = 50;
  private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]*)\"");
  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final HttpClient client = HttpClient.newHttpClient();
  private final ApplicationContext context;
  private final URI address;
  private final Map<Account, String> tokens = new HashMap<>();
  private final Map<Account, String> cookies = new HashMap<>();

  private EditMeasure(ApplicationContext context) {
    this.context = context;
    this.address = context.getBean(EmbeddedServer.class).start().getURI();
  }

  /**
   * @param arguments the folder
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path copy = Files.createTempDirectory("waymark-edits");
    try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
      for (Path file : files.toList()) {
        Path to = copy.resolve(Path.of(arguments[0]).relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
    try (ApplicationContext context =
        ApplicationContext.builder()
            .properties(
                Map.of(
                    "waymark.home",
                    copy.toString(),
                    "micronaut.server.port",
                    -1,
                    "waymark.account.second-factor",
                    "optional"))
            .start()) {
      context.getBean(SnapshotKeeper.class).refresh();
      context.getBean(ServiceSearch.class).suggest("sarc", 1);
      new EditMeasure(context).measure();
    } finally {
      try (Stream<Path> files = Files.walk(copy)) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void measure() throws IOException, InterruptedException {
    List<Service> listings = new ArrayList<>();
    Set<OrganisationId> singly = new LinkedHashSet<>();
    Set<OrganisationId> together = new LinkedHashSet<>();
    int togetherCount = 0;
    Catalogue catalogue = snapshots().professional().catalogue();
    for (var organisation : catalogue.listOrganisations()) {
      List<Service> its =
          catalogue.servicesOf(organisation.id()).stream()
              .filter(each -> each.isPublic() && !today().equals(each.assuredOn()))
              .toList();
      if (listings.size() < WARM_UP + EDITS) {
        singly.add(organisation.id());
        listings.addAll(its);
      } else if (togetherCount + its.size() <= AT_ONCE) {
        together.add(organisation.id());
        togetherCount += its.size();
      }
    }
    Account editor = person("one", singly);
    Account manager = person("many", together);
    for (Service each : listings.subList(0, WARM_UP)) {
      edit(editor, each);
    }
    System.gc();
    long processor = MACHINE.getProcessCpuTime();
    double[] times = new double[EDITS];
    for (int i = 0; i < EDITS; i++) {
      long begun = System.nanoTime();
      edit(editor, listings.get(WARM_UP + i));
      times[i] = (System.nanoTime() - begun) / 1e6;
      Thread.sleep(50);
    }
    double each = (MACHINE.getProcessCpuTime() - processor) / 1e6 / EDITS;
    Arrays.sort(times);
    System.out.printf(
        "%d edits, from sending to the page that shows it: p50 %.0f ms, p90 %.0f ms, most %.0f ms;"
            + " %.0f ms of processor time each%n",
        EDITS, times[EDITS / 2], times[EDITS * 9 / 10], times[EDITS - 1], each);
    long number = snapshots().current().number();
    processor = MACHINE.getProcessCpuTime();
    long begun = System.nanoTime();
    post(manager, "/manage/still-correct");
    System.out.printf(
        "%d listings confirmed at once: %.0f ms, %.0f ms of processor time, %d new snapshots%n",
        togetherCount,
        (System.nanoTime() - begun) / 1e6,
        (MACHINE.getProcessCpuTime() - processor) / 1e6,
        snapshots().current().number() - number);
    for (OrganisationId id : together) {
      for (Service service : snapshots().current().catalogue().servicesOf(id)) {
        check(service);
      }
    }
  }

  private SnapshotKeeper snapshots() {
    return context.getBean(SnapshotKeeper.class);
  }

  private LocalDate today() {
    return snapshots().current().today();
  }

  private Account person(String name, Set<OrganisationId> organisations) {
    String email = name + "@measure.example.org";
    context
        .getBean(Accounts.class)
        .demonstrate(
            List.of(
                new Accounts.Demonstrator(
                    email,
                    name,
                    organisations.stream()
                        .<Grant>map(id -> new Grant.Provider(id, true))
                        .toList())),
            "a long enough passphrase");
    return context.getBean(AccountRepository.class).findByEmail(email).orElseThrow().account();
  }

  private void edit(Account who, Service listing) throws IOException, InterruptedException {
    post(who, "/manage/listings/" + listing.id() + "/still-correct");
    HttpResponse<String> page = get(who, "/services/" + listing.id());
    if (page.statusCode() != 200) {
      throw new IllegalStateException("The listing answers " + page.statusCode());
    }
    check(snapshots().current().catalogue().findService(listing.id()).orElseThrow());
  }

  private void check(Service shown) {
    if (shown.isPublic() && !today().equals(shown.assuredOn())) {
      throw new IllegalStateException(shown.name() + " is not as it was just saved");
    }
  }

  private HttpRequest.Builder request(Account who, String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .header(
            "Cookie", cookies.computeIfAbsent(who, each -> SignedInCookie.of(context, each.id())));
  }

  private HttpResponse<String> get(Account who, String path)
      throws IOException, InterruptedException {
    return client.send(request(who, path).build(), BodyHandlers.ofString());
  }

  private void post(Account who, String path) throws IOException, InterruptedException {
    String token = tokens.getOrDefault(who, "");
    if (token.isEmpty()) {
      Matcher found = TOKEN.matcher(get(who, "/manage").body());
      if (!found.find()) {
        throw new IllegalStateException("The page has no form token");
      }
      token = found.group(1);
      tokens.put(who, token);
    }
    HttpResponse<String> answer =
        client.send(
            request(who, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", address.toString())
                .POST(BodyPublishers.ofString("_token=" + token))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 303) {
      throw new IllegalStateException(path + " answers " + answer.statusCode());
    }
  }
}
