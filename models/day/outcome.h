// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace Chaos {

/// What went wrong in the world outside, in words for the operator: what failed, where, what to do.
struct Failure
{
    enum class Kind {
        Refused, ///< nobody listens, or the other side said no
        TimedOut, ///< no answer within the time allowed
        Unauthorized, ///< credentials missing or refused, or a login page in place of an answer
        BadAnswer, ///< an answer that cannot be understood
        TooLarge, ///< an answer or a file above its bound
        BadInput, ///< what the user gave is wrong; detail names file, line and field
        Storage, ///< disk full, read-only, damaged, locked
        TooNew, ///< written by a newer version of the program
        NotFound,
        Cancelled,
    };

    Kind kind = Kind::BadInput;
    QString detail{};
    bool neverAsked = false; ///< nothing of what was wanted has reached the other side
    bool operator==(const Failure &) const = default;
};

/// A value, or why there is none. Shaped like the `std::expected` that this compiler lacks.
template<typename T>
class [[nodiscard]] Outcome
{
public:
    Outcome(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {}
    Outcome(Failure failure)
        : m_state(std::in_place_index<1>, std::move(failure))
    {}

    [[nodiscard]] bool hasValue() const { return m_state.index() == 0; }
    explicit operator bool() const { return hasValue(); }

    [[nodiscard]] const T &value() const & { return std::get<0>(m_state); }
    [[nodiscard]] T &value() & { return std::get<0>(m_state); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] const Failure &failure() const { return std::get<1>(m_state); }

    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

private:
    std::variant<T, Failure> m_state;
};

/// For functions that have nothing to give back but success.
using Done = std::monostate;

} // namespace Chaos
