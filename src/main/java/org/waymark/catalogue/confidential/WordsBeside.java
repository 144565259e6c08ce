package org.waymark.catalogue.confidential;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.waymark.catalogue.ServiceId;

/** What records that are kept elsewhere say beside listings, as routes between them do. */
@FunctionalInterface
public interface WordsBeside {

  /**
   * A record that is read beside listings.
   *
   * @param subject its identifier
   * @param record what it is, as it stands in a sentence
   * @param listings whose places may not be known from it
   * @param texts what it says
   */
  record Said(UUID subject, String record, Set<ServiceId> listings, List<FreeText> texts) {
    public Said {
      listings = Set.copyOf(listings);
      texts = List.copyOf(texts);
    }
  }

  /** The records of now beside any of these listings; in the transaction that asks. */
  List<Said> of(Set<ServiceId> listings);

  /** Keeps what is said elsewhere to the rule; asked by whoever writes such a record. */
  @FunctionalInterface
  interface Guard {

    /** Whatever is said tells nothing. */
    Guard NONE = words -> List.of();

    /**
     * What the words give away of the hidden places of their listings. Nobody changes the catalogue
     * from then to the end of the transaction, so it is asked before anything else is locked.
     */
    List<PlaceInWords> toldBy(Collection<Said> words);
  }
}
