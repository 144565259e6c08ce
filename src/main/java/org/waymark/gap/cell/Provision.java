package org.waymark.gap.cell;

/**
 * What the local services that count provide at one level, in residents of the area (Census 2021).
 *
 * @param services how many there are
 * @param organisations how many organisations run them
 * @param reached residents whom at least one takes
 * @param secondProvider residents whom services of at least two organisations take that give the
 *     same kind of support: beside a term's own, any narrower one will do
 * @param lasting residents whom one takes whose funding is not known to end within the risk period
 * @param room residents whom one takes without too long a wait
 * @param servedTwice residents whom two take that are stated for this very crime type and support
 *     type, at the same level, under different commissioners; worked out only where everything else
 *     is provided, otherwise 0
 * @param atHome true when at least one has a place in the police areas concerned, or has no place
 *     that may be known
 * @param forSome what is besides for some of them only; worked out only where what is for all of
 *     them is nothing, or is over the boundary
 */
public record Provision(
    int services,
    int organisations,
    long reached,
    long secondProvider,
    long lasting,
    long room,
    long servedTwice,
    boolean atHome,
    ForSome forSome) {

  /**
   * Local services for some of those asked about only: for a narrower crime type, or a part of the
   * group.
   *
   * @param services how many there are
   * @param reached residents of places where one takes people
   * @param atHome as of the others
   */
  public record ForSome(int services, long reached, boolean atHome) {

    /** None at all. */
    public static final ForSome NONE = new ForSome(0, 0, false);
  }

  /** No service. */
  public static final Provision NONE = new Provision(0, 0, 0, 0, 0, 0, 0, false);

  /** Of services for all of them. */
  public Provision(
      int services,
      int organisations,
      long reached,
      long secondProvider,
      long lasting,
      long room,
      long servedTwice,
      boolean atHome) {
    this(
        services,
        organisations,
        reached,
        secondProvider,
        lasting,
        room,
        servedTwice,
        atHome,
        ForSome.NONE);
  }

  /** True when there is no service at all, not even for some of them. */
  public boolean isNone() {
    return services == 0 && forSome.services() == 0;
  }

  /** True when local services are for some of them only. */
  public boolean isForSomeOnly() {
    return !atHome && forSome.atHome();
  }

  /** The same with what is for some of them only. */
  public Provision with(ForSome some) {
    return new Provision(
        services, organisations, reached, secondProvider, lasting, room, servedTwice, atHome, some);
  }

  /** The same with that many residents who have a second provider. */
  Provision withSecondProvider(long residents) {
    return new Provision(
        services, organisations, reached, residents, lasting, room, servedTwice, atHome, forSome);
  }

  /** The same with that many residents served twice. */
  Provision withServedTwice(long residents) {
    return new Provision(
        services,
        organisations,
        reached,
        secondProvider,
        lasting,
        room,
        residents,
        atHome,
        forSome);
  }

  /** The same where one provider for everybody is as good as two. */
  Provision asThoughShared() {
    return new Provision(
        services, organisations, reached, reached, lasting, room, servedTwice, atHome, forSome);
  }

  /**
   * The finding of an area in which there is at least one service. Each test is of a share that can
   * only grow when a service is added, and the tests are in the order of {@link GapFinding}: that
   * is why a service never makes a finding worse. Services for some of them only make it {@link
   * GapFinding#PARTIAL} at best.
   *
   * @param population residents of the area
   * @throws IllegalStateException when there is no service
   */
  public GapFinding finding(long population, GapSettings settings) {
    if (isNone()) {
      throw new IllegalStateException("Without a local service the catalogue decides");
    }
    if (!atHome) {
      return forSome.atHome() ? GapFinding.PARTIAL : GapFinding.CROSS_BOUNDARY_ONLY;
    }
    double residents = Math.max(1, population);
    if (reached / residents < settings.providedShare()) {
      return GapFinding.PARTIAL;
    }
    if (secondProvider / residents < settings.secureShare()
        || lasting / residents < settings.secureShare()) {
      return GapFinding.AT_RISK;
    }
    if (room / residents < settings.secureShare()) {
      return GapFinding.OVERSTRETCHED;
    }
    return servedTwice > 0 && servedTwice / residents >= settings.duplicatedShare()
        ? GapFinding.DUPLICATED
        : GapFinding.PROVIDED;
  }
}
