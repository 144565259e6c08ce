package org.waymark.gap.desk;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.waymark.audit.AuditTrail;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.judgement.GapJudgementKeeper;
import org.waymark.gap.offer.OfferChangeKeeper;
import org.waymark.geography.Geography;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Vocabularies;

/** The desks of a day. Thread-safe. */
@Singleton
public record GapDesks(
    GapJudgementKeeper judgements,
    OfferChangeKeeper offers,
    AuditTrail audit,
    GapSettings settings) {

  /** Where judgements are taken in, on the day of a snapshot. */
  public GapJudgementDesk ofJudgements(Snapshot snapshot) {
    return ofJudgements(snapshot.geography(), snapshot.vocabularies(), snapshot.today());
  }

  /**
   * The same without a snapshot.
   *
   * @param day in England
   */
  public GapJudgementDesk ofJudgements(
      Geography geography, Vocabularies vocabularies, LocalDate day) {
    return new GapJudgementDesk(this, geography, vocabularies, day);
  }

  /** Where changes of the expected offer are taken in, on the day of a snapshot. */
  public OfferDesk ofOffers(Snapshot snapshot) {
    return ofOffers(snapshot.geography(), snapshot.vocabularies(), snapshot.today());
  }

  /**
   * The same without a snapshot.
   *
   * @param day in England
   */
  public OfferDesk ofOffers(Geography geography, Vocabularies vocabularies, LocalDate day) {
    return new OfferDesk(offers, audit, geography, vocabularies, day);
  }
}
