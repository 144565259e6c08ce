package org.waymark.account;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.waymark.catalogue.OrganisationId;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.District;
import org.waymark.geography.Geography;

/**
 * What one person may do, by role and by ownership. Every rule of access to catalogue data is here
 * and nowhere else. Immutable.
 */
public final class Authority {

  private final Set<OrganisationId> edits = new HashSet<>();
  private final Set<OrganisationId> leads = new HashSet<>();
  private final Set<AreaCode> commissions = new HashSet<>();

  /** The bodies they work for that owe the duty somewhere. */
  private final Set<AreaCode> bodies = new HashSet<>();

  private final Set<AreaCode> convenes = new HashSet<>();
  private final boolean administrator;
  private final boolean readsWithheld;

  /** True for a program: it never reads what is withheld. */
  private final boolean program;

  private final Set<OrganisationId> reads = new HashSet<>();

  private Authority(Collection<Grant> grants, Geography geography, LocalDate day) {
    boolean admin = false;
    boolean withheld = false;
    for (Grant grant : grants) {
      switch (grant) {
        case Grant.Provider provider -> {
          edits.add(provider.organisation());
          if (provider.lead()) {
            leads.add(provider.organisation());
          }
        }
        case Grant.Commissioner commissioner -> {
          Set<AreaCode> owed = policeAreasOf(commissioner.body(), geography, day);
          commissions.addAll(owed);
          if (!owed.isEmpty()) {
            bodies.add(commissioner.body());
          }
        }
        case Grant.Convenor convenor -> convenes.add(convenor.policeArea());
        case Grant.Administrator given -> {
          admin = true;
          withheld |= given.readsWithheld();
        }
      }
    }
    administrator = admin;
    readsWithheld = withheld;
    program = false;
  }

  private Authority(OrganisationId organisation, boolean writes) {
    reads.add(organisation);
    if (writes) {
      edits.add(organisation);
    }
    administrator = false;
    readsWithheld = false;
    program = true;
  }

  /** What a program with a token of one organisation may do; without writing, read alone. */
  public static Authority ofToken(OrganisationId organisation, boolean writes) {
    return new Authority(organisation, writes);
  }

  /** What somebody with these grants may do on a day. */
  public static Authority of(Collection<Grant> grants, Geography geography, LocalDate day) {
    return new Authority(grants, geography, day);
  }

  /**
   * The police areas in which a body owes the duty on a day: its own for a policing body, those it
   * has residents in for an ICB, a council or the GLA. Empty when it owes none.
   */
  public static Set<AreaCode> policeAreasOf(AreaCode body, Geography geography, LocalDate day) {
    Set<AreaCode> found = new HashSet<>();
    for (Area policeArea : geography.listAreas(AreaKind.POLICE_AREA, day)) {
      boolean owes =
          geography.dutyHolders(policeArea.code(), day).stream()
              .anyMatch(
                  holder ->
                      body.equals(holder.bodyCode())
                          || (holder.bodyCode() == null && body.equals(policeArea.code())));
      if (owes) {
        found.add(policeArea.code());
      }
    }
    return found;
  }

  /** True when they keep the listings of the organisation. */
  public boolean mayEdit(OrganisationId organisation) {
    return administrator || edits.contains(organisation);
  }

  /** True when they keep the listings of the organisation as its own people, or its program. */
  public boolean keeps(OrganisationId organisation) {
    return edits.contains(organisation);
  }

  /** True when they may read the listings of the organisation as those see them who keep them. */
  public boolean mayFollow(OrganisationId organisation) {
    return reads.contains(organisation) || mayEdit(organisation);
  }

  /** True when they decide who else keeps the listings of the organisation. */
  public boolean mayLead(OrganisationId organisation) {
    return administrator || leads.contains(organisation);
  }

  /** True when they may give somebody else a grant. */
  public boolean mayGrant(Grant grant) {
    return administrator
        || (grant instanceof Grant.Provider provider && leads.contains(provider.organisation()));
  }

  /**
   * True when they may approve or reject a change of a listing.
   *
   * @param policeAreas the police areas that the listing reaches, before or after the change
   */
  public boolean mayApprove(Set<AreaCode> policeAreas) {
    return administrator || !Collections.disjoint(commissions, policeAreas);
  }

  /**
   * True when they may read and write who pays for a listing, how much and until when: duty holders
   * of an area concerned. The provider's own people see who commissions them, as everybody does.
   *
   * @param policeAreas the police areas that the listing reaches or that are paid for
   */
  public boolean maySeeFunding(Set<AreaCode> policeAreas) {
    return administrator
        || !Collections.disjoint(commissions, policeAreas)
        || !Collections.disjoint(convenes, policeAreas);
  }

  /** True when they may read a withheld address of the organisation; each reading is recorded. */
  public boolean mayReadWithheld(OrganisationId organisation) {
    return readsWithheld || (!program && edits.contains(organisation));
  }

  /**
   * True when they give the quarterly returns of the organisation and read them as they were
   * entered, numbers of few people too: its own people, and no administrator or program.
   */
  public boolean mayGiveReturns(OrganisationId organisation) {
    return !program && edits.contains(organisation);
  }

  /**
   * True when they may read the quarterly returns of a listing as they are shown to others, without
   * numbers of few people.
   *
   * @param policeAreas the police areas that the listing reaches or that are paid for
   */
  public boolean mayReadReturns(Set<AreaCode> policeAreas) {
    return maySeeFunding(policeAreas);
  }

  /**
   * True when they may say something of the gap in an area, and change what is expected there: for
   * a police area its duty holders and its convenor; for an ICB or a council that owes the duty its
   * own people, not its neighbours'; for any area besides whoever convenes, or works for the
   * policing body of, every police area it lies in. An area that no duty holder has for its own, a
   * region say, is for those who commission in every police area it lies in.
   *
   * @param day on which the area is judged
   */
  public boolean mayJudge(Area area, Geography geography, LocalDate day) {
    if (administrator) {
      return true;
    }
    Set<AreaCode> within = geography.policeAreasOf(area.code(), day);
    if (within.isEmpty()) {
      return false;
    }
    if (within.stream().allMatch(each -> convenes.contains(each) || bodies.contains(each))) {
      return true;
    }
    AreaCode owner =
        area.kind() == AreaKind.DISTRICT
            ? geography.findDistrict(area.code()).map(District::council).orElse(area.code())
            : area.code();
    boolean owned =
        area.kind() != AreaKind.POLICE_AREA && !policeAreasOf(owner, geography, day).isEmpty();
    return owned ? bodies.contains(owner) : commissions.containsAll(within);
  }

  /** The bodies with a duty they work for; the police area's code for a policing body. */
  public Set<AreaCode> dutyBodies() {
    return Set.copyOf(bodies);
  }

  /** True when they may read listings that are unlisted to the public. */
  public boolean isProfessional() {
    return administrator || !edits.isEmpty() || !commissions.isEmpty() || !convenes.isEmpty();
  }

  /** True when they decide who keeps the listings of some organisation. */
  public boolean isLead() {
    return !leads.isEmpty();
  }

  /** The organisations they lead. */
  public Set<OrganisationId> led() {
    return Set.copyOf(leads);
  }

  public boolean isAdministrator() {
    return administrator;
  }

  public boolean isCommissioner() {
    return !commissions.isEmpty();
  }

  public boolean isProvider() {
    return !edits.isEmpty();
  }

  /** The organisations whose listings they keep. */
  public Set<OrganisationId> organisations() {
    return Set.copyOf(edits);
  }

  /** The police areas they commission for. */
  public Set<AreaCode> policeAreas() {
    return Set.copyOf(commissions);
  }

  /** The police areas they convene. */
  public Set<AreaCode> convenedAreas() {
    return Set.copyOf(convenes);
  }
}
