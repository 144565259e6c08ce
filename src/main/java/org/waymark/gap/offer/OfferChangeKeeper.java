package org.waymark.gap.offer;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.waymark.Latest;
import org.waymark.geography.Area;
import org.waymark.vocabulary.Vocabularies;

/**
 * Keeps the changes of the expected offer in memory and reads them again when there is a new one.
 * Reading is serialised; asking takes no lock.
 */
@Singleton
public final class OfferChangeKeeper implements OffersInForce {

  private final Vocabularies vocabularies = Vocabularies.builtIn();
  private final OfferChangeRepository repository;
  private final ExpectedOffer national;
  private final OfferInForce unchanged;
  private final Latest<Known> latest;

  /** The changes, and the offers they make, each made when it is first asked for. */
  private record Known(OfferChanges changes, Map<Area, OfferInForce> offers) {
    Known(OfferChanges changes) {
      this(changes, new ConcurrentHashMap<>());
    }
  }

  public OfferChangeKeeper(OfferChangeRepository repository) {
    this.repository = repository;
    national = ExpectedOffer.builtIn(vocabularies);
    unchanged = OfferInForce.of(national);
    latest =
        new Latest<>(
            () -> new Known(repository.load()),
            known -> known.changes().revision(),
            repository::latestRevision);
  }

  /** The table that comes with the program. */
  public ExpectedOffer national() {
    return national;
  }

  public OfferChanges changes() {
    return latest.get().changes();
  }

  @Override
  public OfferInForce of(Area area) {
    Known known = latest.get();
    List<OfferChange> changes =
        known.changes().inForce(area.kind(), area.code()).stream().filter(this::isKnown).toList();
    return changes.isEmpty()
        ? unchanged
        : known.offers().computeIfAbsent(area, each -> OfferInForce.of(national, changes));
  }

  /** A line whose terms a later vocabulary has dropped cannot be asked any more. */
  private boolean isKnown(OfferChange change) {
    OfferLine line = change.asked();
    return line == null
        || (vocabularies.findTerm(line.crimeType()).isPresent()
            && (line.audience() == null || vocabularies.findTerm(line.audience()).isPresent())
            && line.function().supportTypes().stream()
                .allMatch(term -> vocabularies.findTerm(term).isPresent()));
  }

  @Override
  public long revision() {
    return changes().revision();
  }

  /** Reads the changes again when there is one that this node has not seen. */
  public OfferChanges refresh() {
    return latest.refresh().changes();
  }

  /**
   * Keeps a change as {@link OfferChangeRepository#add} does; it is among {@link #changes()} when
   * this returns.
   */
  public OfferChange add(OfferChange change, long known, Consumer<OfferChange> alongside) {
    OfferChange kept = repository.add(change, known, alongside);
    refresh();
    return kept;
  }

  /** Follows what other nodes wrote. */
  @Scheduled(
      fixedDelay = "${waymark.snapshot.poll:5s}",
      initialDelay = "${waymark.snapshot.poll:5s}")
  void follow() {
    latest.follow();
  }
}
