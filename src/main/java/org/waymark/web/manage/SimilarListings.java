package org.waymark.web.manage;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.waymark.account.Person;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.listing.duplicate.Duplicates;
import org.waymark.snapshot.Snapshot;

/**
 * Finds listings that a new one may repeat: by the words of its name when it is begun, by all that
 * is known of it when it is handed in. Nothing is told of a listing the person may not know of.
 */
@Singleton
record SimilarListings(EditedListings listings) {

  private static final int MOST = 5;
  private static final Set<String> COMMON =
      Set.of("the", "and", "of", "for", "service", "services", "support", "project", "a", "in");

  /** Listings the person may know of, of their organisation first. */
  List<NewListingPage.Similar> to(Person person, String name, Organisation organisation) {
    Snapshot snapshot = listings.snapshot();
    Set<String> wanted = words(name);
    return snapshot.catalogue().listServices().stream()
        .filter(service -> service.status() != ListingStatus.CLOSED)
        .filter(service -> mayKnow(person, service))
        .filter(service -> isLike(wanted, service, organisation))
        .sorted(
            Comparator.comparing(
                    (Service service) -> !service.organisation().equals(organisation.id()))
                .thenComparing(Service::name))
        .limit(MOST)
        .map(service -> similar(person, snapshot, service, organisation))
        .toList();
  }

  /** By everything a listing says, most alike first. */
  List<NewListingPage.Similar> to(Person person, Service fresh, Organisation organisation) {
    Snapshot snapshot = listings.snapshot();
    return Duplicates.of(fresh, organisation, snapshot.catalogue(), Duplicates.WORTH_A_LOOK)
        .stream()
        .filter(pair -> mayKnow(person, pair.other()))
        .limit(MOST)
        .map(
            pair ->
                new NewListingPage.Similar(
                    pair.other().name(),
                    snapshot.catalogue().organisationOf(pair.other()).name(),
                    href(person, pair.other()),
                    pair.similarity().explanation()))
        .toList();
  }

  private static boolean mayKnow(Person person, Service service) {
    return service.isPublic() || person.authority().mayEdit(service.organisation());
  }

  private static String href(Person person, Service service) {
    boolean edits = person.authority().mayEdit(service.organisation());
    return (edits ? "/manage/listings/" : "/services/") + service.id();
  }

  private static boolean isLike(Set<String> wanted, Service service, Organisation organisation) {
    Set<String> words = words(service.name());
    Set<String> both = new TreeSet<>(wanted);
    both.retainAll(words);
    Set<String> either = new TreeSet<>(wanted);
    either.addAll(words);
    double share = either.isEmpty() ? 0 : (double) both.size() / either.size();
    return share >= (service.organisation().equals(organisation.id()) ? 0.5 : 0.75);
  }

  private static Set<String> words(String name) {
    Set<String> words =
        new TreeSet<>(List.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
    words.remove("");
    Set<String> telling = new TreeSet<>(words);
    telling.removeAll(COMMON);
    return telling.isEmpty() ? words : telling;
  }

  private static NewListingPage.Similar similar(
      Person person, Snapshot snapshot, Service service, Organisation organisation) {
    boolean own = service.organisation().equals(organisation.id());
    return new NewListingPage.Similar(
        service.name(),
        snapshot.catalogue().organisationOf(service).name(),
        href(person, service),
        own ? "Your organisation has a listing with a similar name" : "A similar name");
  }
}
