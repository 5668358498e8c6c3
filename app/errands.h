// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QThread>

#include <memory>
#include <utility>
#include <vector>

namespace Chaos {

/// Runs what may take a while (a store to open, a report to write) off the widgets' thread and
/// brings the result back to it. Waits for what is still under way when it goes.
class Errands final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~Errands() override
    {
        const auto under = std::exchange(m_underWay, {});
        for (const auto &thread : under)
            thread->wait();
    }

    /// `then` is called with what `work` gave, on the thread of this object, unless it is gone.
    template<typename Work, typename Then>
    void run(Work work, Then then)
    {
        using Result = decltype(work());
        auto result = std::make_shared<std::unique_ptr<Result>>();
        std::shared_ptr<QThread> thread(QThread::create([work = std::move(work), result]() mutable {
            *result = std::make_unique<Result>(work());
        }));
        m_underWay.push_back(thread);
        QThread *const done = thread.get();
        connect(
            done, &QThread::finished, this, [this, done, result, then = std::move(then)]() mutable {
                done->wait();
                std::erase_if(m_underWay, [done](const auto &one) { return one.get() == done; });
                then(std::move(**result));
            });
        thread->start();
    }

private:
    std::vector<std::shared_ptr<QThread>> m_underWay;
};

} // namespace Chaos
