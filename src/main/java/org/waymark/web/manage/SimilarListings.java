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
import org.waymark.snapshot.Snapshot;

/** Finds listings that a new one may repeat, by the words of their names. */
@Singleton
final class SimilarListings {

  private static final int MOST = 5;
  private static final Set<String> COMMON =
      Set.of("the", "and", "of", "for", "service", "services", "support", "project", "a", "in");

  private final EditedListings listings;

  SimilarListings(EditedListings listings) {
    this.listings = listings;
  }

  /** Listings the person may know of, of their organisation first. */
  List<NewListingPage.Similar> to(Person person, String name, Organisation organisation) {
    Snapshot snapshot = listings.snapshot();
    Set<String> wanted = words(name);
    return snapshot.catalogue().listServices().stream()
        .filter(service -> service.status() != ListingStatus.CLOSED)
        .filter(
            service ->
                service.isPublic() || person.authority().mayEdit(service.organisation()))
        .filter(service -> isLike(wanted, service, organisation))
        .sorted(
            Comparator.comparing(
                    (Service service) -> !service.organisation().equals(organisation.id()))
                .thenComparing(Service::name))
        .limit(MOST)
        .map(service -> similar(person, snapshot, service, organisation))
        .toList();
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
    boolean edits = person.authority().mayEdit(service.organisation());
    return new NewListingPage.Similar(
        service.name(),
        snapshot.catalogue().organisationOf(service).name(),
        (edits ? "/manage/listings/" : "/services/") + service.id(),
        own ? "Your organisation has a listing with a similar name" : "A similar name");
  }
}
