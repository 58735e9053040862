/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-random.h"

#include <sys/random.h>

/**
 * AttRandom:
 *
 * Where chance comes from: the kernel, or in a test a seed, so that a run can be repeated.
 */
struct _AttRandom
{
  GObject parent_instance;
  GRand *seeded;
  GMutex lock;
};

G_DEFINE_FINAL_TYPE (AttRandom, att_random, G_TYPE_OBJECT)

static void
att_random_finalize (GObject *object)
{
  AttRandom *self = ATT_RANDOM (object);

  g_clear_pointer (&self->seeded, g_rand_free);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (att_random_parent_class)->finalize (object);
}

static void
att_random_class_init (AttRandomClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_random_finalize;
}

static void
att_random_init (AttRandom *self)
{
  g_mutex_init (&self->lock);
}

/**
 * att_random_new:
 *
 * Returns: (transfer full): chance from the kernel
 */
AttRandom *
att_random_new (void)
{
  return g_object_new (ATT_TYPE_RANDOM, NULL);
}

/**
 * att_random_new_seeded:
 * @seed: where to start
 *
 * Returns: (transfer full): a sequence that is the same for the same seed; for tests
 */
AttRandom *
att_random_new_seeded (guint32 seed)
{
  AttRandom *self = att_random_new ();

  self->seeded = g_rand_new_with_seed (seed);
  return self;
}

/**
 * att_random_fill:
 * @self: chance
 * @bytes: (array length=length) (out caller-allocates): what to fill
 * @length: how many bytes
 *
 * Fills @bytes. The kernel's answer can't fail once the system is up.
 */
void
att_random_fill (AttRandom *self, guint8 *bytes, gsize length)
{
  g_return_if_fail (ATT_IS_RANDOM (self));

  if (self->seeded != NULL)
    {
      g_mutex_lock (&self->lock);
      for (gsize i = 0; i < length; i++)
        bytes[i] = (guint8) g_rand_int_range (self->seeded, 0, 256);
      g_mutex_unlock (&self->lock);
      return;
    }
  for (gsize done = 0; done < length;)
    {
      ssize_t got = getrandom (bytes + done, length - done, 0);

      if (got > 0)
        done += (gsize) got;
    }
}
