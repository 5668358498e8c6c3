// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lets the thread sanitizer see what Qt does. Debian's Qt is not built with it, so a queued signal
// looks like two threads that touch the same memory with nothing between them, and each would be
// reported. Here every emission and every posted call "releases" one address and every delivered
// event "acquires" it: what happened before an event was sent happened before it is handled. That
// is a little more order than there is (it is one address for all queues), and never less.
//
// Linked into every test of a build with the thread sanitizer, and into nothing else.

#include <QObject>

#include <dlfcn.h>
#include <functional>
#include <sanitizer/tsan_interface.h>

// Qt's own hook for those who watch signals, declared in its private headers (qobject_p.h).
struct QSignalSpyCallbackSet
{
    using BeginCallback = void (*)(QObject *, int, void **);
    using EndCallback = void (*)(QObject *, int);
    BeginCallback signal_begin_callback = nullptr;
    BeginCallback slot_begin_callback = nullptr;
    EndCallback signal_end_callback = nullptr;
    EndCallback slot_end_callback = nullptr;
};
void Q_DECL_IMPORT qt_register_signal_spy_callbacks(QSignalSpyCallbackSet *callbacks);

namespace {

char street = 0;

void send(QObject *, int, void **)
{
    __tsan_release(&street);
}

bool receive(void **)
{
    __tsan_acquire(&street);
    return false;
}

QSignalSpyCallbackSet watch{.signal_begin_callback = send};

[[maybe_unused]] const bool isWatching = [] {
    qt_register_signal_spy_callbacks(&watch);
    return QInternal::registerCallback(QInternal::EventNotifyCallback, receive);
}();

/// A call for which the caller waits: what it does happens before the caller goes on.
class AwaitedSlot final : public QtPrivate::QSlotObjectBase
{
public:
    explicit AwaitedSlot(QSlotObjectBase *inner)
        : QSlotObjectBase(run)
        , m_inner(inner)
    {}

private:
    static void run(int which, QSlotObjectBase *self, QObject *receiver, void **arguments, bool *)
    {
        auto *const slot = static_cast<AwaitedSlot *>(self);
        if (which == Call) {
            slot->m_inner->call(receiver, arguments);
            __tsan_release(&street);
        } else if (which == Destroy) {
            slot->m_inner->destroyIfLastRef();
            delete slot;
        }
    }

    QSlotObjectBase *m_inner;
};

template<typename Function>
Function *realOne(const char *name)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

// QMetaObject::invokeMethod with a function
bool _ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv(
    void *object, QtPrivate::QSlotObjectBase *slot, int type, void *result)
{
    static const auto real = realOne<bool(void *, void *, int, void *)>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14Connection"
        "TypeEPv");
    const bool waits = type == Qt::BlockingQueuedConnection;
    if (waits)
        slot = new AwaitedSlot(slot);
    __tsan_release(&street);
    const bool done = real(object, slot, type, result);
    if (waits)
        __tsan_acquire(&street);
    return done;
}

// QObject::deleteLater; aligned, for a pointer to a member function at an odd address is a virtual
// one
__attribute__((aligned(16))) void _ZN7QObject11deleteLaterEv(void *object)
{
    static const auto real = realOne<void(void *)>("_ZN7QObject11deleteLaterEv");
    __tsan_release(&street);
    real(object);
}

// QCoreApplication::postEvent
void _ZN16QCoreApplication9postEventEP7QObjectP6QEventi(void *receiver, void *event, int priority)
{
    static const auto real =
        realOne<void(void *, void *, int)>("_ZN16QCoreApplication9postEventEP7QObjectP6QEventi");
    __tsan_release(&street);
    real(receiver, event, priority);
}

// QThreadPool::start with a function
void _ZN11QThreadPool5startESt8functionIFvvEEi(void *pool, std::function<void()> &work,
                                               int priority)
{
    static const auto real = realOne<void(void *, std::function<void()> &, int)>(
        "_ZN11QThreadPool5startESt8functionIFvvEEi");
    auto *const job = new std::function<void()>(std::move(work));
    std::function<void()> seen = [job] {
        __tsan_acquire(&street);
        (*job)();
        delete job;
    };
    __tsan_release(&street);
    real(pool, seen, priority);
}

// What Qt itself reads and frees is guarded by locks that the sanitizer cannot see either.
const char *__tsan_default_options()
{
    return "ignore_noninstrumented_modules=1:die_after_fork=0:second_deadlock_stack=1";
}
}
