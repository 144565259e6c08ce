package org.waymark.catalogue.field;

import java.util.List;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.Stated;

/** Yes or no; nothing written means that it is not stated. */
final class YesNoCodec extends OneText<Stated> {

  private final String yes;
  private final String no;

  /**
   * @param yes how a difference tells a yes
   * @param no how it tells a no
   */
  YesNoCodec(String yes, String no) {
    super(LINE, false);
    this.yes = yes;
    this.no = no;
  }

  @Override
  public boolean isYesNo() {
    return true;
  }

  @Override
  Stated empty() {
    return Stated.NOT_STATED;
  }

  @Override
  Reading<Stated> read(String text, ReadingTerms terms) {
    return Labelled.find(Stated.class, text)
        .map(Reading::of)
        .orElseGet(
            () ->
                Reading.wrong(
                    text,
                    "not-yes-or-no",
                    "this is neither yes nor no",
                    "Enter Yes or No, or nothing where it is not known"));
  }

  @Override
  public List<Stated> choices() {
    return List.of(Stated.values());
  }

  @Override
  public List<String> write(Stated value, ListingTerms terms) {
    return List.of(value.label());
  }

  @Override
  public List<String> keys(Stated value) {
    return List.of(value.slug());
  }

  @Override
  public List<String> tell(Stated value, ListingTerms terms) {
    return switch (value) {
      case YES -> List.of(yes);
      case NO -> List.of(no);
      case NOT_STATED -> List.of();
    };
  }
}
