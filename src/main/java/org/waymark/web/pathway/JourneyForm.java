package org.waymark.web.pathway;

import java.util.List;
import java.util.Map;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.RiskLevel;
import org.waymark.geography.PlaceLookup;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.description.PersonFields;
import org.waymark.pathway.description.PersonReading;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.listing.ListingWords;
import org.waymark.web.page.Choice;
import org.waymark.web.page.Choices;

/**
 * The description of a person as it was typed. As text it says nothing.
 *
 * @param texts what stands in each text field
 * @param messages what is wrong, by field
 * @param places what the place could have been instead; each is a button that asks once more
 * @param more true when one of the fields that begin folded away was used
 */
public record JourneyForm(
    Map<String, String> texts,
    Map<String, String> messages,
    List<Choice> crimes,
    List<Choice> genders,
    List<Choice> units,
    List<Choice> reported,
    List<Choice> risks,
    List<Choice> cohorts,
    List<Choice> languages,
    List<Choice> recourse,
    List<Choice> needs,
    List<Choice> starts,
    List<PlaceLookup.Choice> places,
    boolean more)
    implements FieldTexts {

  @Override
  public String text(String name) {
    return texts.getOrDefault(name, "");
  }

  @Override
  public String message(String name) {
    return messages.getOrDefault(name, "");
  }

  static JourneyForm of(
      Map<String, List<String>> fields,
      List<PersonReading.Problem> problems,
      List<PlaceLookup.Choice> places,
      Snapshot snapshot) {
    Map<String, String> messages = new java.util.HashMap<>();
    problems.forEach(each -> messages.put(each.field(), each.message() + " " + each.remedy()));
    Map<String, String> texts = new java.util.HashMap<>();
    for (String name : List.of(PersonFields.PLACE, PersonFields.AGE, PersonFields.AGO)) {
      texts.put(name, first(fields, name));
    }
    if (!first(fields, PersonFields.CHOSEN).isEmpty()) {
      texts.put(PersonFields.PLACE, first(fields, PersonFields.CHOSEN));
    }
    List<Choice> languages = new java.util.ArrayList<>();
    String language = first(fields, PersonFields.LANGUAGE);
    languages.add(new Choice("", "English, or not known", language.isEmpty()));
    snapshot.services().listLanguages().stream()
        .filter(tag -> !tag.equals("en"))
        .map(tag -> new Choice(tag, ListingWords.language(tag), tag.equals(language)))
        .sorted(java.util.Comparator.comparing(Choice::label))
        .forEach(languages::add);
    String unit = first(fields, PersonFields.UNIT);
    return new JourneyForm(
        texts,
        messages,
        Choices.terms(
            snapshot.vocabularies().crimeTypes(),
            "Choose what happened",
            all(fields, PersonFields.CRIME)),
        genders(first(fields, PersonFields.GENDER)),
        List.of("days", "weeks", "months", "years").stream()
            .map(each -> new Choice(each, each, each.equals(unit)))
            .toList(),
        yesNo(first(fields, PersonFields.REPORTED)),
        Choices.of(RiskLevel.values(), "Not assessed", all(fields, PersonFields.RISK)),
        Choices.terms(snapshot.vocabularies().cohorts(), "", all(fields, PersonFields.COHORT)),
        languages,
        yesNo(first(fields, PersonFields.RECOURSE)),
        Choices.of(AccessibilityFeature.values(), "", all(fields, PersonFields.NEED)),
        Choices.of(EntryPoint.Kind.values(), "", all(fields, PersonFields.START)),
        places,
        List.of(
                PersonFields.COHORT,
                PersonFields.LANGUAGE,
                PersonFields.RECOURSE,
                PersonFields.NEED,
                PersonFields.START)
            .stream()
            .anyMatch(name -> !first(fields, name).isEmpty() || messages.containsKey(name)));
  }

  private static List<Choice> genders(String chosen) {
    return List.of(
        new Choice("", "Not known", chosen.isEmpty()),
        genderOf(Gender.FEMALE, "Female", chosen),
        genderOf(Gender.MALE, "Male", chosen),
        genderOf(Gender.NON_BINARY, "Non-binary", chosen));
  }

  private static Choice genderOf(Gender gender, String label, String chosen) {
    return new Choice(gender.slug(), label, gender.slug().equals(chosen));
  }

  private static List<Choice> yesNo(String chosen) {
    return List.of(
        new Choice("", "Not known", chosen.isEmpty()),
        new Choice("yes", "Yes", chosen.equals("yes")),
        new Choice("no", "No", chosen.equals("no")));
  }

  private static String first(Map<String, List<String>> fields, String name) {
    return all(fields, name).stream().findFirst().orElse("");
  }

  private static List<String> all(Map<String, List<String>> fields, String name) {
    return fields.getOrDefault(name, List.of()).stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  @Override
  public String toString() {
    return "JourneyForm";
  }
}
