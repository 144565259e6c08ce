package org.waymark.benchmark;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waymark.account.AccountRepository;
import org.waymark.account.Accounts;
import org.waymark.account.Grant;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Service;
import org.waymark.search.ServiceSearch;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.account.SignedInCookie;

/**
 * The program that {@link EditMeasure} edits in: on a copy of a folder, with a person for each
 * organisation, who confirms its listings singly, and one who confirms some 50 at once. Says its
 * address, the cookie of the latter, a line with cookie and listings of each of the others, and an
 * empty line; looks at each line of the other side whether all are confirmed, and ends with it.
 */
final class EditedProgram {

  private static final int AT_ONCE = 50;

  private final ApplicationContext context;
  private final List<List<Service>> singly = new ArrayList<>();
  private final List<Service> together = new ArrayList<>();

  private EditedProgram(ApplicationContext context) {
    this.context = context;
  }

  /**
   * @param arguments the folder, and how many listings are to be edited
   */
  public static void main(String[] arguments) throws IOException {
    Path copy = Files.createTempDirectory("waymark-edits");
    try {
      copy(Path.of(arguments[0]), copy);
      try (ApplicationContext context =
          ApplicationContext.run(
              Map.of(
                  "waymark.home",
                  copy.toString(),
                  "micronaut.server.port",
                  -1,
                  "waymark.account.second-factor",
                  "optional"))) {
        new EditedProgram(context).run(Integer.parseInt(arguments[1]));
      }
    } finally {
      delete(copy);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copied = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copied);
        } else {
          Files.copy(file, copied);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  private void run(int edits) throws IOException {
    snapshots().refresh();
    context.getBean(ServiceSearch.class).suggest("sarc", 1);
    choose(edits);
    List<String> cookies = cookies();
    System.out.println(context.getBean(EmbeddedServer.class).start().getURI());
    System.out.println(cookies.getLast());
    for (int i = 0; i < singly.size(); i++) {
      System.out.println(cookies.get(i) + " " + ids(singly.get(i)));
    }
    System.out.println();
    for (int said = System.in.read(); said >= 0; said = System.in.read()) {
      check();
    }
  }

  private static String ids(List<Service> listings) {
    return listings.stream().map(each -> each.id().toString()).collect(Collectors.joining(" "));
  }

  /** The largest organisations first, so that there are few people. */
  private void choose(int edits) {
    Catalogue catalogue = snapshots().professional().catalogue();
    List<List<Service>> due =
        catalogue.listOrganisations().stream()
            .map(each -> catalogue.servicesOf(each.id()).stream().filter(this::isDue).toList())
            .sorted(Comparator.comparing(List<Service>::size).reversed())
            .toList();
    int chosen = 0;
    for (List<Service> its : due) {
      if (chosen < edits) {
        singly.add(its.subList(0, Math.min(its.size(), edits - chosen)));
        chosen += its.size();
      } else if (together.size() + its.size() <= AT_ONCE) {
        together.addAll(its);
      }
    }
  }

  private boolean isDue(Service service) {
    return service.isPublic() && !snapshots().current().today().equals(service.assuredOn());
  }

  /** Those who edit singly, then the one who confirms all of theirs at once. */
  private List<String> cookies() {
    List<List<Service>> theirs = new ArrayList<>(singly);
    theirs.add(together);
    List<Accounts.Demonstrator> people = new ArrayList<>();
    for (List<Service> each : theirs) {
      int number = people.size() + 1;
      people.add(
          new Accounts.Demonstrator(
              "editor" + number + "@measure.example.org",
              "Editor " + number,
              each.stream()
                  .map(Service::organisation)
                  .distinct()
                  .<Grant>map(id -> new Grant.Provider(id, true))
                  .toList()));
    }
    context.getBean(Accounts.class).demonstrate(people, "a long enough passphrase");
    AccountRepository accounts = context.getBean(AccountRepository.class);
    return people.stream()
        .map(
            each ->
                SignedInCookie.of(
                    context, accounts.findByEmail(each.email()).orElseThrow().account().id()))
        .toList();
  }

  private void check() {
    Snapshot snapshot = snapshots().current();
    List<Service> all = new ArrayList<>(together);
    singly.forEach(all::addAll);
    long missing =
        all.stream()
            .filter(each -> isDue(snapshot.catalogue().findService(each.id()).orElseThrow()))
            .count();
    System.out.printf(
        "Of all %d listings, %d are not as they were saved; %d snapshots%n",
        all.size(), missing, snapshot.number());
  }

  private SnapshotKeeper snapshots() {
    return context.getBean(SnapshotKeeper.class);
  }
}
