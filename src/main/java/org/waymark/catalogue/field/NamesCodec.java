package org.waymark.catalogue.field;

import java.util.List;

/** Names or lines, in their order. */
public final class NamesCodec extends SeveralTexts<List<String>, String> {

  @Override
  Item<String> readOne(String text, ReadingTerms terms) {
    return Item.of(text);
  }

  @Override
  List<String> all(List<String> values, List<Fault> faults) {
    return values;
  }

  @Override
  public List<String> keys(List<String> value) {
    return value;
  }

  @Override
  public List<String> write(List<String> value, ListingTerms terms) {
    return value;
  }
}
