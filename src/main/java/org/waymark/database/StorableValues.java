package org.waymark.database;

import io.micronaut.core.beans.BeanProperty;
import io.micronaut.data.annotation.event.PrePersist;
import io.micronaut.data.annotation.event.PreUpdate;
import io.micronaut.data.event.EntityEventContext;
import io.micronaut.data.event.EntityEventListener;
import io.micronaut.data.model.runtime.RuntimePersistentEntity;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What holds for every entity before it is written. An instant is cut to microseconds, as both
 * databases keep them. A text with a NUL character is refused: PostgreSQL cannot keep it, H2 would.
 */
@Singleton
final class StorableValues implements EntityEventListener<Object> {

  @Override
  public boolean supports(
      RuntimePersistentEntity<Object> entity, Class<? extends Annotation> eventType) {
    return eventType == PrePersist.class || eventType == PreUpdate.class;
  }

  @Override
  public boolean prePersist(EntityEventContext<Object> context) {
    for (BeanProperty<Object, Object> property :
        context.getPersistentEntity().getIntrospection().getBeanProperties()) {
      Object value = property.get(context.getEntity());
      if (value instanceof String text) {
        checkText(property.getName(), text);
      } else if (value instanceof Instant instant) {
        context.setProperty(property, instant.truncatedTo(ChronoUnit.MICROS));
      }
    }
    return true;
  }

  @Override
  public boolean preUpdate(EntityEventContext<Object> context) {
    return prePersist(context);
  }

  private static void checkText(String property, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "The "
              + property
              + " \""
              + text.replace("\0", "\\0")
              + "\" has a NUL character: take it out");
    }
  }
}
