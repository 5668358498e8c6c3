// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QThread>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace Chaos {

/// Runs what may take a while (a store to open, a report to write, a wide edit to work out) off the
/// widgets' thread and brings the result back to it. Waits for what is still under way when it
/// goes.
class Errands final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~Errands() override
    {
        const auto under = std::exchange(m_underWay, {});
        for (const Errand &errand : under)
            errand.thread->wait();
    }

    /// `then` is called with what `work` gave, on the thread of this object, unless it is gone.
    template<typename Work, typename Then>
    void run(Work work, Then then)
    {
        using Result = decltype(work());
        auto result = std::make_shared<std::unique_ptr<Result>>();
        Errand errand{.number = ++m_last};
        errand.thread.reset(QThread::create([work = std::move(work), result]() mutable {
            *result = std::make_unique<Result>(work());
        }));
        errand.then = [result, then = std::move(then)]() mutable { then(std::move(**result)); };
        connect(errand.thread.get(), &QThread::finished, this,
                [this, number = errand.number] { end(number); });
        m_underWay.push_back(errand);
        errand.thread->start();
    }

    /// Waits for what is under way, and does now what comes after it.
    void finish()
    {
        while (!m_underWay.empty())
            end(m_underWay.front().number);
    }

    /// Nobody wants to know any more what comes of what is under way.
    void forget()
    {
        for (Errand &errand : m_underWay)
            errand.then = nullptr;
    }

private:
    struct Errand
    {
        std::int64_t number = 0;
        std::shared_ptr<QThread> thread{};
        std::function<void()> then{};
    };

    void end(std::int64_t number)
    {
        const auto it = std::ranges::find(m_underWay, number, &Errand::number);
        if (it == m_underWay.end())
            return; // was waited for
        const Errand errand = std::move(*it);
        m_underWay.erase(it);
        errand.thread->wait();
        if (errand.then)
            errand.then();
    }

    std::vector<Errand> m_underWay;
    std::int64_t m_last = 0;
};

} // namespace Chaos
