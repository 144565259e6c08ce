package org.waymark.listing;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.account.Person;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.confidential.PlaceInWordsException;

/**
 * The part of the desk that keeps saves of many listings at once: one change of the catalogue, with
 * an entry of the audit for each. Thread-safe.
 */
@Singleton
public final class ListingTogether {

  private final ListingRules rules;
  private final ListingWriting writing;
  private final ListingEditing editing;
  private final ListingFunding funding;

  ListingTogether(
      ListingRules rules, ListingWriting writing, ListingEditing editing, ListingFunding funding) {
    this.rules = rules;
    this.writing = writing;
    this.editing = editing;
    this.funding = funding;
  }

  /** One of the saves. */
  public sealed interface Save {

    /** Whose. */
    ServiceId service();

    /** As {@link ListingEditing#save}. */
    record OfListing(ServiceId service, ListingVersion expected, Service mine) implements Save {}

    /** As {@link ListingFunding#saveFunding}. */
    record OfFunding(
        ServiceId service, ListingVersion expected, List<CommissioningArrangement> arrangements)
        implements Save {
      public OfFunding {
        arrangements = List.copyOf(arrangements);
      }
    }
  }

  /**
   * Keeps all of them; one that is refused, in conflict or overtaken costs no other. Where one
   * listing has several, each is decided on what the one before made of it, in a change of its own.
   *
   * @param why of each, in words; blank is said as "Changed together"
   * @return what became of each, in their order
   */
  public List<Saved> save(Person person, List<? extends Save> saves, String why) {
    Map<Save, Saved> outcomes = new IdentityHashMap<>();
    List<Save> left = List.copyOf(saves);
    while (!left.isEmpty()) {
      Set<ServiceId> taken = new HashSet<>();
      outcomes.putAll(
          together(person, left.stream().filter(each -> taken.add(each.service())).toList(), why));
      left = left.stream().filter(each -> !outcomes.containsKey(each)).toList();
    }
    return saves.stream().<Saved>map(outcomes::get).toList();
  }

  /** Those of different listings. */
  private Map<Save, Saved> together(Person person, List<Save> saves, String why) {
    try {
      String words = ListingWriting.words(why, "Changed together");
      return writing.again(() -> once(person, saves, words));
    } catch (RefusedException | PlaceInWordsException e) {
      // One that others are at again and again, or that gives a place away, costs no other.
      Map<Save, Saved> outcomes = new IdentityHashMap<>();
      saves.forEach(each -> outcomes.put(each, one(person, each, why)));
      return outcomes;
    }
  }

  private Saved one(Person person, Save save, String why) {
    return switch (save) {
      case Save.OfListing of -> editing.save(person, of.service(), of.expected(), of.mine(), why);
      case Save.OfFunding of ->
          funding.saveFunding(person, of.service(), of.expected(), of.arrangements(), why);
    };
  }

  private Map<Save, Saved> once(Person person, List<Save> saves, String why) {
    Map<ServiceId, WorkingListing> now = rules.find(saves.stream().map(Save::service).toList());
    Map<Save, Saved> outcomes = new IdentityHashMap<>();
    List<Save> written = new ArrayList<>();
    List<PlannedSave.ToWrite> plans = new ArrayList<>();
    for (Save save : saves) {
      switch (ListingWriting.planned(() -> plan(person, save, now, why))) {
        case PlannedSave.Settled settled -> outcomes.put(save, settled.saved());
        case PlannedSave.ToWrite toWrite -> {
          written.add(save);
          plans.add(toWrite);
        }
      }
    }
    List<Saved> saved = writing.write(person, why, plans);
    for (int i = 0; i < written.size(); i++) {
      outcomes.put(written.get(i), saved.get(i));
    }
    return outcomes;
  }

  private PlannedSave plan(
      Person person, Save save, Map<ServiceId, WorkingListing> found, String why) {
    WorkingListing now = found.get(save.service());
    return switch (save) {
      case Save.OfListing of -> editing.plan(person, now, of.expected(), of.mine(), why);
      case Save.OfFunding of -> funding.plan(person, now, of.expected(), of.arrangements(), why);
    };
  }
}
