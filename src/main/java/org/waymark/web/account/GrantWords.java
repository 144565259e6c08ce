package org.waymark.web.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.account.Grant;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.RecordIds;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.DutyHolder;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.page.SentForm;

/** What people may do, in words and as choices of forms, as organisations and areas are now. */
record GrantWords(Snapshot snapshot) {

  /** A grant in words, e.g. "Commissions for NHS North East and North Cumbria". */
  String of(Grant grant) {
    return switch (grant) {
      case Grant.Provider provider ->
          (provider.lead() ? "Leads " : "Keeps the listings of ")
              + organisation(provider.organisation());
      case Grant.Commissioner commissioner -> "Commissions for " + body(commissioner.body());
      case Grant.Convenor convenor -> "Convenes " + area(convenor.policeArea());
      case Grant.Administrator given ->
          given.readsWithheld()
              ? "Administrator, and named reader of withheld addresses"
              : "Administrator";
    };
  }

  /** The name of an organisation, or that it is there no longer. */
  String organisation(OrganisationId id) {
    return snapshot
        .catalogue()
        .findOrganisation(id)
        .map(Organisation::name)
        .orElse("an organisation that is no longer listed");
  }

  private String area(AreaCode code) {
    return snapshot.geography().findArea(code).map(Area::shortName).orElse(code.value());
  }

  private String body(AreaCode code) {
    return bodies().getOrDefault(code.value(), area(code));
  }

  /** A grant as a value of a form. */
  static String value(Grant grant) {
    return switch (grant) {
      case Grant.Provider provider ->
          (provider.lead() ? "lead:" : "editor:") + provider.organisation();
      case Grant.Commissioner commissioner -> "commissioner:" + commissioner.body().value();
      case Grant.Convenor convenor -> "convenor:" + convenor.policeArea().value();
      case Grant.Administrator given ->
          given.readsWithheld() ? "administrator:withheld" : "administrator:";
    };
  }

  /** Organisations by name. */
  List<GrantChoice> organisations() {
    return snapshot.catalogue().listOrganisations().stream()
        .map(each -> new GrantChoice(each.id().value().toString(), each.name()))
        .sorted(Comparator.comparing(GrantChoice::label))
        .toList();
  }

  /** Bodies that owe the duty, by name. */
  List<GrantChoice> dutyBodies() {
    return bodies().entrySet().stream()
        .map(each -> new GrantChoice(each.getKey(), each.getValue()))
        .sorted(Comparator.comparing(GrantChoice::label))
        .toList();
  }

  private Map<String, String> bodies() {
    Map<String, String> bodies = new LinkedHashMap<>();
    for (Area policeArea : snapshot.geography().listAreas(AreaKind.POLICE_AREA, snapshot.today())) {
      for (DutyHolder holder :
          snapshot.geography().dutyHolders(policeArea.code(), snapshot.today())) {
        AreaCode code = holder.bodyCode() == null ? policeArea.code() : holder.bodyCode();
        bodies.putIfAbsent(code.value(), holder.name());
      }
    }
    return bodies;
  }

  /** English police areas by name. */
  List<GrantChoice> policeAreas() {
    return snapshot.geography().listAreas(AreaKind.POLICE_AREA, snapshot.today()).stream()
        .filter(Area::isEnglish)
        .map(each -> new GrantChoice(each.code().value(), each.shortName()))
        .sorted(Comparator.comparing(GrantChoice::label))
        .toList();
  }

  /** The organisation of a form's value, if it is a listed one. */
  Optional<OrganisationId> readOrganisation(String value) {
    return RecordIds.parse(value)
        .map(OrganisationId::new)
        .filter(id -> snapshot.catalogue().findOrganisation(id).isPresent());
  }

  /**
   * The grants a form adds: one of each kind that was chosen. What is not among the choices is left
   * out.
   */
  List<Grant> read(SentForm form) {
    List<Grant> grants = new ArrayList<>();
    readOrganisation(form.first("organisation"))
        .ifPresent(id -> grants.add(new Grant.Provider(id, form.first("role").equals("lead"))));
    dutyBodies().stream()
        .filter(each -> each.value().equals(form.first("body")))
        .forEach(each -> grants.add(new Grant.Commissioner(new AreaCode(each.value()))));
    policeAreas().stream()
        .filter(each -> each.value().equals(form.first("area")))
        .forEach(each -> grants.add(new Grant.Convenor(new AreaCode(each.value()))));
    if (form.first("administrator").equals("yes")) {
      grants.add(new Grant.Administrator(form.first("withheld").equals("yes")));
    }
    return grants;
  }
}
