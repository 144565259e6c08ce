package org.waymark.catalogue;

/** What everybody may be told of a listing that everybody may read. */
public interface PublishedForm {

  /** The same listing, what would give a hidden place away made coarser. */
  Service of(Service service);

  /** What the form rests on; when it is another, the same listing may come out otherwise. */
  String basis();
}
