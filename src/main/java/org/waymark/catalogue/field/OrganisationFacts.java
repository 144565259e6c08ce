package org.waymark.catalogue.field;

import java.util.List;
import java.util.Set;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationBuilder;
import org.waymark.catalogue.OrganisationType;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.VocabularyKind;

/** What is said of the organisation that runs a service. */
public final class OrganisationFacts {

  /** In the order of the template; the first is its name. */
  public static final List<Fact<Organisation, OrganisationBuilder, ?>> FACTS =
      List.of(
          Fact.<Organisation, OrganisationBuilder, String>of(
                  "organisation",
                  TextCodec.line(),
                  Organisation::name,
                  (b, v) -> b.name(v == null ? "" : v))
              .inColumn(
                  "Organisation",
                  "The name of the organisation that runs the service.",
                  "Sorrelgarth Trust",
                  "Needed",
                  "organisation name",
                  "organization",
                  "provider",
                  "provider name")
              .deciding(),
          Fact.<Organisation, OrganisationBuilder, OrganisationType>of(
                  "organisation-type",
                  new ChoiceCodec<>(OrganisationType.class, OrganisationType.NOT_STATED),
                  Organisation::type,
                  OrganisationBuilder::type)
              .inColumn(
                  "Organisation type",
                  "The legal kind of the organisation.",
                  "Charity",
                  "Charity, Community interest company, Company, Council, NHS body, Police or"
                      + " policing body, Other public body, Unincorporated group, Not stated; empty"
                      + " means Not stated",
                  "type of organisation"),
          Fact.<Organisation, OrganisationBuilder, String>of(
                  "organisation-description",
                  TextCodec.lines(20_000),
                  Organisation::description,
                  (b, v) -> b.description(v == null ? "" : v))
              .inColumn(
                  "Organisation description",
                  "What the organisation is, in a sentence or two.",
                  "A charity founded by survivors in 1988.",
                  "Words"),
          Fact.<Organisation, OrganisationBuilder, String>of(
                  "charity-number",
                  TextCodec.line(),
                  Organisation::charityNumber,
                  (b, v) -> b.charityNumber(TextCodec.orNull(v)))
              .inColumn(
                  "Charity number",
                  "The number at the Charity Commission.",
                  "0000123",
                  "Digits, with a hyphen for a linked charity",
                  "registered charity number"),
          Fact.<Organisation, OrganisationBuilder, String>of(
                  "company-number",
                  TextCodec.line(),
                  Organisation::companyNumber,
                  (b, v) -> b.companyNumber(TextCodec.orNull(v)))
              .inColumn(
                  "Company number",
                  "The number at Companies House.",
                  "ZZ012345",
                  "Eight characters",
                  "companies house number"),
          Fact.<Organisation, OrganisationBuilder, String>of(
                  "organisation-website",
                  new WebAddressCodec(),
                  Organisation::website,
                  OrganisationBuilder::website)
              .inColumn(
                  "Organisation website",
                  "The organisation's own site.",
                  "https://sorrelgarth.example.org/",
                  "An address beginning with https://",
                  "website"),
          Fact.<Organisation, OrganisationBuilder, String>of(
                  "organisation-email",
                  new EmailCodec(),
                  Organisation::email,
                  OrganisationBuilder::email)
              .inColumn(
                  "Organisation e-mail",
                  "Where the organisation is written to.",
                  "hello@sorrelgarth.example.org",
                  "An e-mail address",
                  "organisation email"),
          Fact.<Organisation, OrganisationBuilder, Set<TermId>>of(
                  "led-by",
                  new TermsCodec(VocabularyKind.COHORT),
                  Organisation::ledBy,
                  (b, v) -> b.ledBy(v == null ? Set.of() : v))
              .inColumn(
                  "Led by",
                  "Groups whose own members lead the organisation; this is what \"by and for\""
                      + " rests on.",
                  "Deaf people; Women",
                  "Groups from the list, with semicolons between",
                  "led by cohorts",
                  "by and for led by"));

  private OrganisationFacts() {}

  /** An organisation of which nothing is said yet. */
  public static OrganisationBuilder begin() {
    return OrganisationBuilder.builder()
        .name("")
        .type(OrganisationType.NOT_STATED)
        .description("")
        .ledBy(Set.of());
  }
}
