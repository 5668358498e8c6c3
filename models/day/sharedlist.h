// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QExplicitlySharedDataPointer>
#include <QSharedData>

#include <bit>
#include <compare>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace Chaos {

/// A list that grows at its end and is copied for next to nothing: copies share all pieces but the
/// ones that are written to afterwards. What a day has most of lies in such lists, so that a day of
/// a million entries can be kept as it was at many instants.
///
/// Each copy may be read and written in another thread, as with any value.
template<typename Value>
class SharedList
{
public:
    /// So many values make a piece, of about 16 kB.
    static constexpr std::size_t pieceSize =
        std::bit_floor((std::size_t(16) << 10) / sizeof(Value));
    static_assert(pieceSize >= 8);

    using value_type = Value;

    class const_iterator
    {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = Value;
        using difference_type = std::ptrdiff_t;
        using pointer = const Value *;
        using reference = const Value &;

        const_iterator() = default;
        const_iterator(const SharedList *list, std::size_t place)
            : m_list(list)
            , m_place(place)
        {}

        reference operator*() const { return (*m_list)[m_place]; }
        pointer operator->() const { return &(*m_list)[m_place]; }
        reference operator[](difference_type by) const { return *(*this + by); }
        const_iterator &operator++() { return *this += 1; }
        const_iterator &operator--() { return *this += -1; }
        const_iterator operator++(int) { return std::exchange(*this, *this + 1); }
        const_iterator operator--(int) { return std::exchange(*this, *this - 1); }
        const_iterator &operator+=(difference_type by)
        {
            m_place = std::size_t(difference_type(m_place) + by);
            return *this;
        }
        const_iterator &operator-=(difference_type by) { return *this += -by; }
        friend const_iterator operator+(const_iterator it, difference_type by) { return it += by; }
        friend const_iterator operator+(difference_type by, const_iterator it) { return it += by; }
        friend const_iterator operator-(const_iterator it, difference_type by) { return it -= by; }
        friend difference_type operator-(const const_iterator &a, const const_iterator &b)
        {
            return difference_type(a.m_place) - difference_type(b.m_place);
        }
        /// Of iterators into the same list.
        bool operator==(const const_iterator &other) const { return m_place == other.m_place; }
        auto operator<=>(const const_iterator &other) const { return m_place <=> other.m_place; }

    private:
        const SharedList *m_list = nullptr;
        std::size_t m_place = 0;
    };
    using const_reverse_iterator = std::reverse_iterator<const_iterator>;

    void push_back(Value value)
    {
        if (m_pieces.empty() || m_pieces.back()->values.size() == pieceSize)
            m_pieces.emplace_back(new Piece);
        own(m_pieces.back()).push_back(std::move(value));
    }
    /// To be written to; no other copy sees it.
    [[nodiscard]] Value &edit(std::size_t place)
    {
        return own(m_pieces[place / pieceSize])[place % pieceSize];
    }

    [[nodiscard]] const Value &operator[](std::size_t place) const
    {
        return m_pieces[place / pieceSize]->values[place % pieceSize];
    }
    [[nodiscard]] const Value &front() const { return (*this)[0]; }
    [[nodiscard]] const Value &back() const { return m_pieces.back()->values.back(); }
    [[nodiscard]] std::size_t size() const
    {
        return m_pieces.empty()
            ? 0
            : (m_pieces.size() - 1) * pieceSize + m_pieces.back()->values.size();
    }
    [[nodiscard]] bool empty() const { return m_pieces.empty(); }

    [[nodiscard]] const_iterator begin() const { return {this, 0}; }
    [[nodiscard]] const_iterator end() const { return {this, size()}; }
    [[nodiscard]] const_reverse_iterator rbegin() const { return const_reverse_iterator(end()); }
    [[nodiscard]] const_reverse_iterator rend() const { return const_reverse_iterator(begin()); }

    bool operator==(const SharedList &other) const
    {
        if (m_pieces.size() != other.m_pieces.size())
            return false;
        for (std::size_t i = 0; i < m_pieces.size(); ++i) {
            if (m_pieces[i] != other.m_pieces[i]
                && m_pieces[i]->values != other.m_pieces[i]->values)
                return false;
        }
        return true;
    }

private:
    struct Piece : QSharedData
    {
        std::vector<Value> values{};
    };
    using Shared = QExplicitlySharedDataPointer<Piece>;

    static std::vector<Value> &own(Shared &piece)
    {
        // Acquired, so that what another thread read before it let go of its copy is over.
        if (piece->ref.loadAcquire() != 1)
            piece = Shared(new Piece(*piece));
        return piece->values;
    }

    std::vector<Shared> m_pieces; ///< none is empty, and all but the last are full
};

} // namespace Chaos
