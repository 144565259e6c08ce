package org.waymark.pathway.intake;

import java.util.List;
import java.util.Set;
import org.waymark.catalogue.field.Column;
import org.waymark.intake.table.FormColumn;
import org.waymark.intake.table.FormColumns;

/** A column of the form for routes: how it is headed, what belongs in it, and what is allowed. */
public enum RouteColumn implements FormColumn {
  ID(
      "Route id",
      "Your own number or code for the route. Keep it: a later file finds the route by it.",
      "R-014",
      "Up to 200 characters; once in the file. Left empty, the route is known by its two ends",
      "id"),
  FROM(
      "From",
      "Who refers: an entry point, or a service by its name.",
      "Police report",
      "Police report, Self-referral, GP and other health, A&E, School and college, Social care,"
          + " MARAC, MASH, Helpline, Court, Workplace, Community; or the name of a service",
      "sender",
      "referred from"),
  FROM_AREA(
      "From area",
      "The police area of the entry point.",
      "Cumbria",
      "A police area by name or code; empty for all of England, and when a service refers"),
  FROM_SERVICE(
      "From service id",
      "The service that refers, where its name is not enough.",
      "9f1c9c1e-35a9-4b8e-8a35-0cf0e3b1a6a1",
      "A service's identifier in Waymark, or its id at its source"),
  TO(
      "To",
      "The service that takes the referral, by its name.",
      "Cumbria SARC",
      "Needed, or its id",
      "receiver",
      "referred to"),
  TO_SERVICE(
      "To service id",
      "The service that takes the referral, where its name is not enough.",
      "CUM-014",
      "A service's identifier in Waymark, or its id at its source"),
  CRIMES(
      "Crime types",
      "For what crimes; empty for all that the service takes.",
      "Rape; Sexual assault",
      "Terms of the list of crime types, with semicolons between them",
      "crimes"),
  COHORTS(
      "For",
      "For whom only; empty for everybody.",
      "Adults",
      "Terms of the list of cohorts, with semicolons between them",
      "cohorts"),
  YOUNGEST("Youngest age", "In whole years.", "16", "0 to 120; empty for no limit", "minimum age"),
  OLDEST(
      "Oldest age",
      "In whole years, inclusive.",
      "25",
      "0 to 120; empty for no limit",
      "maximum age"),
  GENDERS(
      "Genders",
      "Who is taken.",
      "Women and girls",
      "Women and girls, Men and boys, Non-binary people; empty for everybody"),
  RISKS("Risk", "Assessed risk.", "High", "Standard, Medium, High; empty for any"),
  REPORT(
      "Police report",
      "Whether the police must know.",
      "needed",
      "needed, not needed, only unreported; empty for not needed"),
  LEAST_DAYS("Days since, at least", "Days since it happened.", "0", "A whole number or empty"),
  MOST_DAYS("Days since, at most", "Days since it happened.", "10", "A whole number or empty"),
  RESIDENCE(
      "Areas of residence",
      "Where people must live; empty for wherever the service reaches.",
      "Cumberland",
      "Areas by name or code, with semicolons between them"),
  CONDITIONS(
      "Other conditions", "Anything else.", "Needs a safe address", "Up to 1,000 characters"),
  MECHANISM(
      "How",
      "How the referral is made.",
      "Warm handover",
      "Phone, Form, Secure e-mail, Shared case system, Warm handover",
      "mechanism"),
  AGREEMENT(
      "Agreement",
      "What the two ends have agreed.",
      "formal",
      "formal, informal, none; empty for none"),
  AGREED_ON("Agreed on", "The day of a formal agreement.", "2025-04-01", "A date"),
  AGREEMENT_ENDS("Agreement ends", "Its last day.", "2027-03-31", "A date"),
  PARTNERS(
      "Partners",
      "Who is party to it.",
      "Cumbria PFCC; NHS England",
      "Names, with semicolons between them"),
  CONSENT(
      "Consent",
      "On what grounds it is passed on.",
      "consent",
      "consent, safeguarding, legal duty; empty for not stated"),
  CAPACITY(
      "Capacity",
      "Whether referrals are taken now.",
      "Waiting list",
      "Open to referrals, Waiting list, Assessment first, Closed to referrals"),
  WAIT("Usual wait (weeks)", "In weeks.", "6", "0 to 520; empty when unknown", "wait"),
  WAIT_DATE("Wait as of", "The day capacity and wait were stated.", "2026-05-01", "A date"),
  HOURS(
      "Hours", "When referrals are taken.", "Monday to Friday, 9am to 5pm", "Up to 300 characters"),
  CHECKED("Checked on", "The day somebody last said it is right.", "2026-05-01", "A date"),
  STATED_BY(
      "Stated by",
      "Who says so. A route that one end only states is shown as unconfirmed.",
      "both",
      "sender, receiver, both; empty when a third party does"),
  WITHDRAWN(
      "Withdrawn on", "From which day it is no longer used.", "", "A date; empty while it is");

  /** All of them, by their headings. */
  public static final FormColumns<RouteColumn> COLUMNS =
      new FormColumns<>(
          List.of(values()),
          List.of(List.of(FROM, FROM_SERVICE), List.of(TO, TO_SERVICE)),
          Set.of(ID, FROM, FROM_SERVICE),
          "waymark import template --routes FILE");

  private final Column column;

  RouteColumn(String heading, String what, String example, String allowed, String... aliases) {
    column = new Column(heading, what, example, allowed, List.of(aliases));
  }

  @Override
  public Column column() {
    return column;
  }
}
