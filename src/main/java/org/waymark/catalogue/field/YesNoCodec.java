package org.waymark.catalogue.field;

import java.util.List;
import java.util.Locale;

/** Yes or no; nothing written means no. */
final class YesNoCodec extends OneText<Boolean> {

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
  Boolean empty() {
    return false;
  }

  @Override
  Reading<Boolean> read(String text, ReadingTerms terms) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "y", "true", "1", "x" -> Reading.of(true);
      case "no", "n", "false", "0" -> Reading.of(false);
      default ->
          Reading.wrong(text, "not-yes-or-no", "this is neither yes nor no", "Enter Yes or No");
    };
  }

  @Override
  public List<String> write(Boolean value, ListingTerms terms) {
    return List.of(value ? "Yes" : "No");
  }

  @Override
  public List<String> keys(Boolean value) {
    return value ? List.of("yes") : List.of();
  }

  @Override
  public List<String> tell(Boolean value, ListingTerms terms) {
    return List.of(value ? yes : no);
  }
}
