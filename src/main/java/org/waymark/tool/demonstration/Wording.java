package org.waymark.tool.demonstration;

import java.util.ArrayList;
import java.util.List;

/** Writes names and descriptions: what the kind says of itself, then what is true of this one. */
final class Wording {

  /**
   * What the sentences depend on.
   *
   * @param silentOnCost true when it would be wrong or odd to say that it is free
   * @param crossing true when people over the boundary are taken as well
   */
  record Facts(
      boolean selfReferral,
      boolean reportNeeded,
      boolean womenOnly,
      boolean interpreting,
      boolean evenings,
      boolean withheld,
      boolean crossing,
      boolean aboutAbuse,
      boolean silentOnCost) {}

  private Wording() {}

  static String name(Plan plan, String place, Dice dice) {
    return fill(dice.pick(plan.kind().texts("name")), plan, place);
  }

  static String description(Plan plan, String place, Facts facts, Dice dice) {
    List<String> sentences = new ArrayList<>();
    sentences.add(dice.pick(plan.kind().texts("does")));
    sentences.addAll(dice.some(plan.kind().texts("how"), 1, 2));
    sentences.addAll(dice.some(general(facts, dice), 1, 3));
    return fill(String.join(" ", sentences), plan, place);
  }

  private static List<String> general(Facts facts, Dice dice) {
    List<String> said = new ArrayList<>();
    if (facts.withheld()) {
      said.add(
          dice.pick(
              List.of(
                  "The address is given once we have spoken.",
                  "We say where to come when it is arranged, and ask you to keep it to yourself.",
                  "Please do not try to find us without ringing first.")));
    }
    if (facts.selfReferral()) {
      said.add(
          dice.pick(
              List.of(
                  "You can refer yourself.",
                  "Ring or write to us directly; no letter from anybody is needed.",
                  "Nobody has to refer you, though professionals may.",
                  "Get in touch yourself, or ask somebody you trust to do it.")));
    } else {
      said.add(
          dice.pick(
              List.of(
                  "Referrals come from professionals, on our form.",
                  "A professional has to make the referral; ask whoever is supporting you.",
                  "We take referrals from other services and cannot be approached directly.")));
    }
    if (facts.reportNeeded()) {
      said.add("The crime has to have been reported to the police.");
    } else if (facts.aboutAbuse()) {
      said.add(
          dice.pick(
              List.of(
                  "It makes no difference whether the police know.",
                  "You need not have told the police, and we shall not tell them for you.",
                  "There is no need to have reported anything.")));
    }
    if (facts.womenOnly()) {
      said.add(
          dice.pick(
              List.of(
                  "This service is for women and girls.",
                  "It is a women-only space.",
                  "All our workers here are women.")));
    }
    if (facts.interpreting()) {
      said.add(
          dice.pick(
              List.of(
                  "We book and pay for interpreters.",
                  "Interpreters can be arranged in most languages, usually within two days.",
                  "Tell us which language you would rather speak.")));
    }
    if (facts.evenings()) {
      said.add(
          dice.pick(
              List.of(
                  "Late appointments suit people who work.",
                  "On some evenings we stay open until eight.",
                  "Ask for an evening if the daytime is difficult.")));
    }
    if (facts.crossing()) {
      said.add(
          dice.pick(
              List.of(
                  "People who live just over the boundary are welcome as well.",
                  "By agreement we also see people from next door.",
                  "The boundary is not held against anybody who lives beside it.")));
    }
    if (!facts.silentOnCost()) {
      said.add(
          dice.pick(
              List.of(
                  "It costs nothing.",
                  "Everything here is free and confidential.",
                  "There is no charge and no means test.",
                  "Help is free for as long as it is needed.")));
    }
    return said;
  }

  private static String fill(String text, Plan plan, String place) {
    return text.replace("{place}", place)
        .replace("{org}", plan.body().name)
        .replace("{short}", InventedNames.first(plan.body().name))
        .replace("{town}", plan.town().name());
  }
}
